package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    @ParameterizedTest
    @CsvSource({
        "serviceTask_SendMail,Send mail",
        "end_Ordered,Ordered",
        "Activity_0x1ab2c,Activity_0x1ab2c",
        "Task_1,Task_1",
        "approve-invoice,approve-invoice",
    })
    void readsOurIdsAsWordsAndLeavesOthersAlone(String id, String label) {
        assertThat(Labels.of(id)).isEqualTo(label);
    }
}
