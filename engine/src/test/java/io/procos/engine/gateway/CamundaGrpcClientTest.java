package io.procos.engine.gateway;

class CamundaGrpcClientTest extends ClientContract {

    @Override
    TestClient connect(RunningEngine engine) {
        return new CamundaTestClient(engine, false);
    }
}
