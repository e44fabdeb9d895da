package io.fullfunnel.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server's beans: those of its rooms and what Spring Boot adds to them. */
@SpringBootApplication(proxyBeanMethods = false)
class ServerApplication {}
