package io.procos.engine.gateway;

class ZeebeGrpcClientTest extends ClientContract {

    @Override
    TestClient connect(RunningEngine engine) {
        return new ZeebeTestClient(engine, false);
    }
}
