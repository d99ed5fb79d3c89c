"""Real servers on loopback that hold logs: FTP, SFTP, S3 and HTTP, the last with ranges, an index and broken lines."""

import base64
import logging
import os
import re
import socket
import threading
import warnings
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

USER, PASSWORD = "logs", "correct-horse-battery"


@contextmanager
def ftp_server(folder):
    """Serve a folder to one user; yields the port."""
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # it has asyncore along from 3.12 on
        from pyftpdlib.authorizers import DummyAuthorizer
        from pyftpdlib.handlers import FTPHandler
        from pyftpdlib.servers import ThreadedFTPServer

    logging.getLogger("pyftpdlib").setLevel(logging.ERROR)
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, str(folder), perm="elr")

    class Handler(FTPHandler):
        pass

    Handler.authorizer = authorizer
    server = ThreadedFTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"timeout": 0.05, "handle_exit": False}, daemon=True)
    thread.start()
    try:
        yield server.address[1]
    finally:
        server.close_all()
        thread.join(5)


@contextmanager
def sftp_server(folder, known_hosts):
    """Serve a folder to one user, and write the server's key into a list of known hosts; yields the port."""
    import paramiko

    key = paramiko.ECDSAKey.generate()
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    if known_hosts:
        known_hosts.parent.mkdir(parents=True, exist_ok=True)
        known_hosts.write_text(f"[127.0.0.1]:{port} {key.get_name()} {key.get_base64()}\n")
    transports = []

    class Login(paramiko.ServerInterface):
        def check_auth_password(self, username, password):
            return paramiko.AUTH_SUCCESSFUL if (username, password) == (USER, PASSWORD) else paramiko.AUTH_FAILED

        def check_channel_request(self, kind, chanid):
            return paramiko.OPEN_SUCCEEDED

    class Files(paramiko.SFTPServerInterface):
        def _at(self, path):
            return Path(folder) / self.canonicalize(path).lstrip("/")

        def list_folder(self, path):
            found = sorted(self._at(path).iterdir())
            return [paramiko.SFTPAttributes.from_stat(file.stat(), file.name) for file in found]

        def stat(self, path):
            try:
                return paramiko.SFTPAttributes.from_stat(self._at(path).stat())
            except OSError as problem:
                return paramiko.SFTPServer.convert_errno(problem.errno)

        lstat = stat

        def open(self, path, flags, attr):
            handle = paramiko.SFTPHandle(flags)
            handle.readfile = self._at(path).open("rb")
            return handle

    def accept():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            transport = paramiko.Transport(connection)
            transports.append(transport)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, Files)
            transport.start_server(server=Login())

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield port
    finally:
        listener.close()
        for transport in transports:
            transport.close()


@contextmanager
def s3_server(folder, bucket):
    """Serve a folder as a bucket; yields the endpoint."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    endpoint = "http://{}:{}".format(*server.get_host_and_port())
    client = boto3.client(
        "s3", endpoint_url=endpoint, aws_access_key_id="x", aws_secret_access_key="x", region_name="us-east-1"
    )
    client.create_bucket(Bucket=bucket)
    for file in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
        client.upload_file(str(file), bucket, file.relative_to(folder).as_posix())
    try:
        yield endpoint
    finally:
        client.close()
        server.stop()


class Web(ThreadingHTTPServer):
    """A web server of a folder; its behaviour can be set: `ranges`, `login`, and how many bytes until a line breaks."""

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder, self.ranges, self.login, self.breaks_after, self.asked = Path(folder), True, False, [], []

    def handle_error(self, request, client_address):
        pass  # connections that were broken on purpose


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        server = self.server
        server.asked.append((self.path, self.headers.get("Range")))
        expected = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if server.login and self.headers.get("Authorization") != expected:
            return self._answer(401, b"")
        path = server.folder / self.path.lstrip("/")
        if path.is_dir():
            names = "".join(f'<a href="{n}">{n}</a>' for n in ["?C=N;O=D", *_names(path)])
            return self._answer(200, f"<html>{names}</html>".encode(), "text/html")
        if not path.is_file():
            return self._answer(404, b"")
        body = path.read_bytes()
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        if asked and server.ranges:
            return self._answer(206, body[int(asked[1]) :])
        return self._answer(200, body)

    def _answer(self, status, body, kind="application/octet-stream"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.server.breaks_after and status in (200, 206) and kind != "text/html":
            self.wfile.write(body[: self.server.breaks_after.pop(0)])
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.wfile.write(body)


def _names(folder):
    return sorted(file.name + ("/" if file.is_dir() else "") for file in folder.iterdir())


@contextmanager
def web_server(folder):
    server = Web(folder)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def without_aws(monkeypatch, endpoint):
    """Let the library know this server alone, whatever the machine is set up with."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "ENDPOINT_URL": endpoint, "DEFAULT_REGION": "us-east-1", "EC2_METADATA_DISABLED": "true",
        "CONFIG_FILE": os.devnull, "SHARED_CREDENTIALS_FILE": os.devnull,
    }.items():  # fmt: skip
        monkeypatch.setenv(f"AWS_{name}", value)
