"""LibreOffice's settings for one conversion: no macros, no links followed, no network."""

from pathlib import Path

NOWHERE = "127.0.0.1", "9"  # a proxy at which nobody listens
SCRIPTING = "Office.Common/Security/Scripting"
INTERNET = "Inet/Settings"
SETTINGS = (
    (SCRIPTING, "DisableMacrosExecution", "true"),
    (SCRIPTING, "MacroSecurityLevel", "3"),
    (SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never fetch the parts that a document only links to
    (INTERNET, "ooInetProxyType", "2"),  # the proxies named here, not those of the system
    (INTERNET, "ooInetHTTPProxyName", NOWHERE[0]),
    (INTERNET, "ooInetHTTPProxyPort", NOWHERE[1]),
    (INTERNET, "ooInetHTTPSProxyName", NOWHERE[0]),
    (INTERNET, "ooInetHTTPSProxyPort", NOWHERE[1]),
    (INTERNET, "ooInetFTPProxyName", NOWHERE[0]),
    (INTERNET, "ooInetFTPProxyPort", NOWHERE[1]),
    (INTERNET, "ooInetNoProxy", ""),
)


def write_profile(folder: Path) -> None:
    """Make a fresh profile in a folder, with these settings in it."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )
