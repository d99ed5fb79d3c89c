"""Trusts an SSH server only where the user's own list of known hosts has its key."""

from pathlib import Path
from typing import Any

from analysis.errors import InputError


def known_hosts_only(port: int) -> Any:
    """Return the policy for keys of hosts; loads paramiko, which is an extra."""
    try:
        import paramiko
    except ImportError:
        raise InputError("log-source-extra", scheme="sftp") from None

    class KnownHostsOnly(paramiko.MissingHostKeyPolicy):
        def missing_host_key(self, client: Any, hostname: str, key: Any) -> None:
            listed = Path.home() / ".ssh" / "known_hosts"
            known = paramiko.HostKeys(str(listed)) if listed.is_file() else paramiko.HostKeys()
            if not known.check(hostname, key):
                command = f"ssh {'' if port == 22 else f'-p {port} '}{hostname.strip('[]').partition(']')[0]}"
                raise InputError("log-source-host-key", host=hostname, fingerprint=key.fingerprint, command=command)

    return KnownHostsOnly()
