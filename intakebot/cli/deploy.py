"""``intakebot deploy``: ready files for Docker Compose, nginx, systemd and Helm."""

import re
from pathlib import Path

import typer

from intakebot import __version__

HERE = Path(__file__).with_name("deployments")
DOMAIN = re.compile(r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}")

deploy = typer.Typer(help="Ready files to deploy with.", no_args_is_help=True)

Domain = typer.Option("help.example.com", help="The name under which browsers reach it.")
To = typer.Option(None, help="Write into this folder instead of printing.")


@deploy.callback()
def deployments() -> None:
    """Ready files to deploy with."""


@deploy.command("compose")
def compose(domain: str = Domain, to: Path | None = To) -> None:
    """Docker Compose: two nodes, Postgres, Redis and a proxy on one host."""
    give("compose.yaml", domain, to)


@deploy.command("nginx")
def nginx(domain: str = Domain, to: Path | None = To) -> None:
    """An nginx site in front of one node or several."""
    give("nginx.conf", domain, to)


@deploy.command("systemd")
def systemd(domain: str = Domain, to: Path | None = To) -> None:
    """A hardened systemd unit."""
    give("intakebot.service", domain, to)


@deploy.command("helm")
def helm(domain: str = Domain, to: Path | None = To) -> None:
    """A small Helm chart; with --to as files, ready to install."""
    give("helm", domain, to)


def give(name: str, domain: str, to: Path | None) -> None:
    """Print what was asked for, or write it; what is there already is never overwritten."""
    if not DOMAIN.fullmatch(domain):
        typer.echo(f"{domain!r} is not a domain name, such as help.example.com.", err=True)
        raise typer.Exit(2)
    files = filled(name, domain)
    if to is None:
        typer.echo("\n".join(printed(files)), nl=False)
        return
    try:
        write(files, to)
    except OSError as wrong:
        typer.echo(f"Not written: {wrong}", err=True)
        raise typer.Exit(2) from None


def filled(name: str, domain: str) -> dict[Path, str]:
    """The files by where they belong, with this version and that domain in them."""
    place = HERE / name
    found = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file())
    root = HERE if place.is_file() else place
    return {
        path.relative_to(root): path.read_text("utf-8")
        .replace("@VERSION@", __version__)
        .replace("@DOMAIN@", domain)
        for path in found
    }


def printed(files: dict[Path, str]) -> list[str]:
    """One file as it is; several with their names before them."""
    if len(files) == 1:
        return list(files.values())
    return [f"# ==> {path}\n{text}" for path, text in files.items()]


def write(files: dict[Path, str], to: Path) -> None:
    """Write all of them, or none.

    Raises:
        OSError: one is there already, or there is no way to write it.
    """
    for path in files:
        if (to / path).exists():
            raise FileExistsError(f"{to / path} is there already")
    for path, text in files.items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_text(text, "utf-8")
        typer.echo(str(to / path))
