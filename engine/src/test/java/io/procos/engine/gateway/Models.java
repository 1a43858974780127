package io.procos.engine.gateway;

/** Models that the fluent builder cannot make. */
final class Models {

    static final String DISCOUNT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="discounts" name="Discounts" namespace="test">
              <decision id="discount" name="Discount">
                <decisionTable id="table" hitPolicy="FIRST">
                  <input id="in" label="Amount"><inputExpression id="ie" typeRef="number"><text>amount</text></inputExpression></input>
                  <output id="out" name="discount" typeRef="number"/>
                  <rule id="high"><inputEntry id="h1"><text>&gt; 100</text></inputEntry><outputEntry id="h2"><text>10</text></outputEntry></rule>
                  <rule id="low"><inputEntry id="l1"><text></text></inputEntry><outputEntry id="l2"><text>0</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private Models() {}
}
