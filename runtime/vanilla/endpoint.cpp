#include "endpoint.hpp"

#include "connectkit/runtime.hpp"

namespace connectkit::vanilla {
namespace {

/// The config of a component: the fields of .connect/sources/nats.yml and .connect/sinks/nats.yml.
ServerConfig component_servers(const Config& config) {
  ServerConfig servers;
  servers.servers = parse_servers(config.text("url"));
  if (config.flag("auth")) {
    servers.jwt = config.text("user_jwt");
    servers.seed = config.text("user_seed");
  }
  servers.creds_file = config.text("creds_file");
  servers.ca_file = config.text("ca_file");
  servers.cert_file = config.text("cert_file");
  servers.key_file = config.text("key_file");
  return servers;
}

/// Names the connection, so that an operator who lists a server's connections knows whose it is.
Endpoint named(Endpoint endpoint, const Environment& environment) {
  endpoint.servers.client_name = "connect-runtime-vanilla " + endpoint.side;
  if (!environment.connector_id.empty()) endpoint.servers.client_name += " of " + environment.connector_id;
  return endpoint;
}

}  // namespace

Endpoint origin(const Connector& connector, const Environment& environment) {
  if (connector.source) {
    const Config& config = connector.source->config;
    return named({"source", component_servers(config), config.text("subject"), config.text("queue")}, environment);
  }
  const ConsumerStep& consumer = *connector.consumer;
  return named({"consumer", server_config(consumer.nats, environment), consumer.subject, consumer.queue}, environment);
}

Endpoint destination(const Connector& connector, const Environment& environment) {
  if (connector.sink) {
    const Config& config = connector.sink->config;
    return named({"sink", component_servers(config), config.text("subject")}, environment);
  }
  const ProducerStep& producer = *connector.producer;
  return named({"producer", server_config(producer.nats, environment), producer.subject}, environment);
}

}  // namespace connectkit::vanilla
