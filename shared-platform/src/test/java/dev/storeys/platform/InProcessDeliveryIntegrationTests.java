package dev.storeys.platform;

class InProcessDeliveryIntegrationTests extends EventDeliveryIntegrationTests {}
