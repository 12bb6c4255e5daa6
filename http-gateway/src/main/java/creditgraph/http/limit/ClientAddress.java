package creditgraph.http.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/// Tells clients apart: one IPv4 address, or one /64 of IPv6, which is what a household gets.
///
/// @param trustedHeader a header that the proxy in front sets; empty means that there is none
record ClientAddress(String trustedHeader) {

  private static final int NETWORK_BYTES = 8;

  String of(HttpRequest request) {
    return stated(request).or(() -> connected(request)).map(ClientAddress::key).orElse("unknown");
  }

  private Optional<InetAddress> stated(HttpRequest request) {
    return trustedHeader.isEmpty()
        ? Optional.empty()
        : request.getHeader(trustedHeader).map(HttpHeader::value).flatMap(ClientAddress::literal);
  }

  private static Optional<InetAddress> connected(HttpRequest request) {
    return request.getAttribute(AttributeKeys.remoteAddress).flatMap(RemoteAddress::getAddress);
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text.strip()));
    } catch (IllegalArgumentException e) {
      // A proxy that states no address leaves us the connection's.
      return Optional.empty();
    }
  }

  private static String key(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
