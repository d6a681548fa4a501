/**
 * The Python program that runs one emulator: `launcher.py moto DATA_FILE` or `launcher.py ministack`.
 * It binds a free port on loopback, says which on file descriptor 3, and dies with its whole process group when its
 * standard input ends: so neither an emulator nor a function of it outlives the daemon, however that one ends.
 */
export const LAUNCHER = `
import json
import os
import signal
import socket
import sys
import threading

# Raised when the layout of what save_moto writes changes.
FORMAT = 1


def die_with_parent():
    def watch():
        try:
            while os.read(0, 1024):
                pass
        except OSError:
            pass
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def stay_here():
    """The guard of functions, for the emulators themselves: only loopback connects, and no name is asked for."""

    def is_local(host):
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        host = host.removeprefix("::ffff:")
        return host in ("", "localhost", "::1", "::", "0.0.0.0") or host.startswith("127.") or host.endswith(".localhost")

    def is_address(host):
        return ":" in host or host.replace(".", "").isdigit()

    def refuse(host):
        raise ConnectionRefusedError(
            "A rehearsal on the local cloud can't leave this machine: the connection to %s was refused by Landfall's guard." % host
        )

    def hook(event, arguments):
        if event == "socket.connect" or event == "socket.sendto":
            address = arguments[1]
            if isinstance(address, tuple) and not is_local(address[0]):
                refuse(address[0])
        elif event == "socket.getaddrinfo" or event == "socket.gethostbyname":
            host = arguments[0]
            if isinstance(host, str) and not is_local(host) and not is_address(host):
                refuse(host)

    sys.addaudithook(hook)


def announce(port):
    os.write(3, (json.dumps({"port": port}) + "\\n").encode())
    os.close(3)


def save_moto(path):
    import pickle

    from moto.core.base_backend import BackendDict

    # One pickle for all: backends that share an object share it again afterwards.
    services = {
        each.service_name: {account: dict(regions) for account, regions in each.items()}
        for each in BackendDict._instances
    }
    draft = path + ".draft"
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        pickle.dump({"format": FORMAT, "services": services}, file, protocol=4)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def restore_moto(path):
    import pickle

    from moto.backends import get_backend

    # Only ever our own file: in a folder that is the user's alone, its digest checked by the daemon.
    with open(path, "rb") as file:
        saved = pickle.load(file)
    if saved["format"] != FORMAT:
        raise SystemExit("the saved organization is of format %r" % saved["format"])
    for service, accounts in saved["services"].items():
        backends = get_backend(service)
        for account, regions in accounts.items():
            for region, backend in regions.items():
                dict.__setitem__(backends[account], region, backend)


# By this header the front door vouches for a request: a page elsewhere can't send it, as no emulator's preflight is answered without.
DOOR = "x-landfall-door"


def is_strange(headers):
    """Of a page that goes past the front door: from another origin, or to a name of its own that it bound to this machine."""
    host = headers.get("host", "").rsplit(":", 1)[0].lower()
    if host not in ("127.0.0.1", "localhost") and not host.endswith(".localhost"):
        return True
    return DOOR not in headers and ("origin" in headers or "sec-fetch-site" in headers)


def run_moto(path):
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
    from werkzeug.serving import make_server

    if os.path.exists(path):
        restore_moto(path)

    class Handler(MotoRequestHandler):
        def log_request(self, *arguments):
            pass

    application = DomainDispatcherApplication(create_backend_app)

    def serve(environ, start_response):
        headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
        if not is_strange(headers):
            return application(environ, start_response)
        start_response("403 Forbidden", [("Content-Length", "0")])
        return []

    server = make_server("127.0.0.1", 0, serve, threaded=True, request_handler=Handler)
    os.environ["MOTO_PORT"] = str(server.port)

    def stop(*_):
        # From another thread: shutdown() waits for the loop that this handler interrupts.
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    announce(server.port)
    server.serve_forever()
    save_moto(path)


# How the front door says whose a request without a signature is.
ACCOUNT = b"x-landfall-account"


def behind_the_door(app):
    """Refuses pages that go past the front door, and takes the account of a request from its header, which nothing behind it sees: neither a function nor a distribution."""
    from ministack.core.responses import set_request_account_id

    async def serve(scope, receive, send):
        if scope["type"] in ("http", "websocket"):
            if is_strange({name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}):
                if scope["type"] == "websocket":
                    return await send({"type": "websocket.close", "code": 1008})
                await send({"type": "http.response.start", "status": 403, "headers": [(b"content-length", b"0")]})
                return await send({"type": "http.response.body", "body": b""})
        if scope["type"] == "http":
            named = [value for name, value in scope["headers"] if name == ACCOUNT]
            ours = (ACCOUNT, DOOR.encode("ascii"))
            scope = {**scope, "headers": [header for header in scope["headers"] if header[0] not in ours]}
            if named:
                set_request_account_id(named[0].decode("ascii"))
        await app(scope, receive, send)

    return serve


def know_pseudo_parameters():
    """In conditions, ministack's CloudFormation takes AWS::Region and its like for the words themselves."""
    from ministack.core.responses import get_account_id, get_region
    from ministack.services.cloudformation import changesets, engine, handlers, provisioners, stacks

    evaluate = engine._evaluate_conditions

    def evaluate_knowing(template, parameters):
        pseudo = {"AWS::Region": get_region(), "AWS::AccountId": get_account_id(), "AWS::Partition": "aws"}
        return evaluate(template, {**{name: {"Value": value} for name, value in pseudo.items()}, **parameters})

    # Each has it by name.
    for module in (changesets, engine, handlers, provisioners, stacks):
        module._evaluate_conditions = evaluate_knowing


def keep_boundaries():
    """ministack's IAM enforces the permissions boundary of a role, but its CloudFormation drops it: set beside its own handlers."""
    from ministack.services import iam
    from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

    handlers = _RESOURCE_HANDLERS["AWS::IAM::Role"]
    make, change = handlers["create"], handlers["update"]

    def boundary(properties):
        policy = properties.get("PermissionsBoundary")
        refused = policy and iam._boundary_policy_error(policy)
        if refused:
            raise ValueError(refused[2].decode())
        return policy

    def create(logical_id, properties, *rest):
        policy = boundary(properties)
        made = make(logical_id, properties, *rest)
        iam._roles[made[0]]["PermissionsBoundary"] = policy
        return made

    def update(role, before, after, *rest):
        policy = boundary(after)
        made = change(role, before, after, *rest)
        iam._roles[made[0]]["PermissionsBoundary"] = policy
        return made

    handlers.update(create=create, update=update)


def run_ministack():
    import asyncio
    import resource

    from hypercorn.asyncio import serve
    from hypercorn.config import Config
    from ministack.app import app

    know_pseudo_parameters()
    keep_boundaries()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = hard if 0 < hard < 65536 else 65536
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, limit), hard))
    # Bound here and handed over: GATEWAY_PORT is the front door's, so every address that ministack hands out leads there.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    announce(listener.getsockname()[1])
    config = Config()
    config.bind = ["fd://%d" % listener.detach()]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 1
    # Stops on SIGTERM after its own persistence has written.
    asyncio.run(serve(behind_the_door(app), config))


if __name__ == "__main__":
    die_with_parent()
    stay_here()
    if sys.argv[1] == "moto":
        run_moto(sys.argv[2])
    else:
        run_ministack()
`.trimStart();
