"""HTTPS with certificates on both sides, each pinned by the other's node card: no authority above the two is asked.

`POST /exchange/1/inbox` takes a bundle and answers with one; `GET /exchange/1/outbox` answers with what waits.
"""

import hashlib
import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from openpiu.adapters.carry.base import ReceivePull, ReceivePush
from openpiu.core.envelope.bundles import LARGEST
from openpiu.errors import OpenpiuError, OperatorError, Refused, SenderError

INBOX, OUTBOX = "/exchange/1/inbox", "/exchange/1/outbox"
PATIENCE = 60.0  # seconds
KIND = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Pair:
    """Files (PEM) of a certificate and its key."""

    certificate: Path
    key: Path


class HttpsCarrier:
    """The calling side."""

    def __init__(self, pair: Pair) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_3
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE  # the pin below is stricter than any chain
        self._context.load_cert_chain(pair.certificate, pair.key)

    def push(self, address: str, tls: str, bundle: bytes) -> bytes:
        """Hand a bundle over."""
        return self._call("POST", INBOX, address, tls, bundle)

    def pull(self, address: str, tls: str) -> bytes:
        """Fetch what waits."""
        return self._call("GET", OUTBOX, address, tls, None)

    def _call(self, verb: str, path: str, address: str, tls: str, body: bytes | None) -> bytes:
        host, port = _place(address)
        connection = http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=self._context)
        try:
            connection.connect()
            _demand_pin(connection, tls)
            connection.request(verb, path, body=body, headers={"Content-Type": KIND})
            answer = connection.getresponse()
            content = answer.read(LARGEST + 1)
        except (OSError, http.client.HTTPException) as error:
            raise OperatorError(f"no connection to the partner at {host}:{port}: it is tried again") from error
        finally:
            connection.close()
        if answer.status != http.client.OK:
            raise OperatorError(f"the partner at {host}:{port} answered {answer.status}: ask its administrator")
        return content


def _place(address: str) -> tuple[str, int]:
    split = urlsplit(address)
    if split.scheme != "https" or not split.hostname:
        raise OperatorError("the partner's card names no https address; carry a bundle as a file")
    return split.hostname, split.port or 443


def _demand_pin(connection: http.client.HTTPSConnection, tls: str) -> None:
    sock = connection.sock
    found = sock.getpeercert(binary_form=True) if isinstance(sock, ssl.SSLSocket) else None
    if not tls or found is None or hashlib.sha256(found).hexdigest() != tls:
        raise OperatorError("who answers at the partner's address is not the partner: telephone its contact")


class CarrierServer(ThreadingHTTPServer):
    """The answering side: one thread a connection, each connection with a certificate."""

    daemon_threads = True
    request_queue_size = 32

    def __init__(
        self, place: tuple[str, int], pair: Pair, *, trusted: Callable[[], str], push: ReceivePush, pull: ReceivePull
    ) -> None:
        """Listen at `place`; `trusted` gives the partners' certificates as PEM text at each new connection."""
        self.push, self.pull, self._pair, self._trusted = push, pull, pair, trusted
        super().__init__(place, _Connection)

    def get_request(self) -> tuple[socket.socket, object]:
        """A connection whose handshake is still to come: it happens in the connection's own thread."""
        sock, client = super().get_request()
        sock.settimeout(PATIENCE)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.load_cert_chain(self._pair.certificate, self._pair.key)
        context.verify_mode = ssl.CERT_REQUIRED
        known = self._trusted()
        if known:
            context.load_verify_locations(cadata=known)
        return context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False), client

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that broke, or was nobody's: the caller comes again."""


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: CarrierServer
    routes: ClassVar = {("POST", INBOX): "_push", ("GET", OUTBOX): "_pull"}

    def setup(self) -> None:
        self.request.do_handshake()
        super().setup()

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != INBOX or not 0 < length <= LARGEST:
            self._say(404 if self.path != INBOX else 413, b"")
            return
        content = self.rfile.read(length)
        self._answer(lambda: self.server.push(self._who(), content))

    def do_GET(self) -> None:
        if self.path.partition("?")[0] != OUTBOX:
            self._say(404, b"")
            return
        self._answer(lambda: self.server.pull(self._who()))

    def _who(self) -> str:
        return hashlib.sha256(self.request.getpeercert(binary_form=True)).hexdigest()

    def _answer(self, act: Callable[[], bytes]) -> None:
        try:
            self._say(200, act())
        except Refused:
            self._say(403, b"")
        except SenderError:
            self._say(400, b"")
        except OpenpiuError:
            self._say(503, b"")

    def _say(self, status: int, content: bytes) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", KIND)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any, **__: Any) -> None:
        """Nothing: what came and went stands in the ledger."""
