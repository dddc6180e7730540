package dev.storeys.platform;

import java.util.List;

class InProcessDeliveryIntegrationTests extends EventDeliveryIntegrationTests {

    @Override
    List<String> deadLetters() {
        return database.sql("SELECT payload FROM testing.dead_letter").query(String.class).list();
    }
}
