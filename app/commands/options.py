"""Options that several commands take, each with the key of its help."""

from typing import Annotated

import typer

Site = Annotated[str | None, typer.Option("--site", metavar="NAME", help="cli-option-site")]
Json = Annotated[bool, typer.Option("--json", help="cli-option-json")]
OwnSite = Annotated[bool, typer.Option("--own-site", help="cli-option-own-site")]
Connect = Annotated[
    list[str] | None, typer.Option("--connect", metavar="HOST=SCHEME://ADDRESS:PORT", help="cli-option-connect")
]
MaxUrls = Annotated[int | None, typer.Option("--max-urls", min=1, metavar="N", help="cli-option-max-urls")]
Delay = Annotated[float | None, typer.Option("--delay", min=0.005, metavar="SECONDS", help="cli-option-delay")]
Robots = Annotated[bool, typer.Option("--obey-robots/--ignore-robots", help="cli-option-robots")]
UserAgent = Annotated[str | None, typer.Option("--user-agent", metavar="NAME", help="cli-option-user-agent")]
External = Annotated[bool, typer.Option("--external/--no-external", help="cli-option-external")]
