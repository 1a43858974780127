package io.procos.engine.gateway;

class CamundaRestClientTest extends ClientContract {

    @Override
    TestClient connect(RunningEngine engine) {
        return new CamundaTestClient(engine, true);
    }
}
