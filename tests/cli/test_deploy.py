"""``intakebot deploy``: the files are whole, name only what there is, and fit what we need."""

import re
import shutil
import subprocess

import pytest
from ruamel.yaml import YAML

from intakebot import __version__
from intakebot.cli.deploy import HERE
from intakebot.edge.server import DRAIN_WITHIN
from intakebot.settings import Settings

KINDS = ["compose", "nginx", "systemd", "helm"]
USUAL = {"DATABASE_URL", "REDIS_URL", "PORT"}
VALUES = re.compile(r"\.Values((?:\.\w+)+)")


@pytest.fixture
def printed(run):
    def told(kind, *words):
        done = run("deploy", kind, *words)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    return told


def parsed(text):
    return YAML(typ="safe").load(text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_carries_the_domain_and_the_version_and_no_blank_is_left(printed, kind):
    text = printed(kind, "--domain", "chat.shop.example")

    assert "chat.shop.example" in text
    assert __version__ in text
    assert "help.example.com" not in text
    assert not re.search(r"@[A-Z]+@", text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_that_a_file_names_is_one(printed, kind):
    named = set(re.findall(r"INTAKEBOT_([A-Z_]+)", printed(kind)))

    assert named
    assert {name.removesuffix("_FILE").lower() for name in named} <= set(Settings.model_fields)


@pytest.mark.parametrize(
    "domain",
    [
        *("", "help", "help.example.com; rm -rf /", "a b.c", "*.example.com", "-a.b", "ä.de"),
        *("a..b", "https://help.example.com", "help.example.com\n", "x" * 300 + ".com", "$(id).c"),
    ],
)
def test_what_is_no_domain_is_refused_and_nothing_printed(run, domain):
    done = run("deploy", "nginx", "--domain", domain)

    assert (done.exit_code, done.stdout) == (2, "")


def test_files_are_written_with_their_folders_and_never_over_what_is_there(run, folder):
    assert run("deploy", "helm", "--to", "chart").exit_code == 0
    before = {path: path.read_text() for path in folder.glob("chart/**/*.*")}
    (folder / "chart/Chart.yaml").write_text("mine")

    again = run("deploy", "helm", "--to", "chart")

    assert again.exit_code == 2
    assert "Chart.yaml is there already" in again.stderr
    assert (folder / "chart/Chart.yaml").read_text() == "mine"
    written = {path.relative_to(folder / "chart") for path in before}
    assert written == {p.relative_to(HERE / "helm") for p in (HERE / "helm").rglob("*.*")}


# --- compose ----------------------------------------------------------------------------------


def test_compose_is_two_nodes_a_database_a_cache_and_a_proxy_before_both(printed):
    file = parsed(printed("compose"))
    services = file["services"]

    assert set(services) == {"node1", "node2", "proxy", "postgres", "redis"}
    assert services["node1"] == services["node2"]
    caddy = file["configs"]["caddyfile"]["content"]
    assert "reverse_proxy node1:8000 node2:8000" in caddy
    assert not re.search(r"ip_hash|cookie|header\s+X-|lb_policy (?!least_conn)", caddy)


def test_compose_names_only_secrets_volumes_and_networks_that_it_has(printed):
    file = parsed(printed("compose"))

    for service in file["services"].values():
        assert set(service.get("secrets", [])) <= set(file["secrets"])
        assert set(service["networks"]) <= set(file["networks"])
        for volume in service.get("volumes", []):
            name = volume.partition(":")[0]
            assert name.startswith("./") or name in file["volumes"]
        assert set(service.get("depends_on", [])) <= set(file["services"])


def test_composes_settings_start_the_server(printed, folder, monkeypatch):
    """Its environment, as it stands there, is one that the settings take."""
    from intakebot.settings import settings

    node = parsed(printed("compose"))["services"]["node1"]
    secret = folder / "database_url"
    secret.write_text("postgresql://intakebot:x@postgres:5432/intakebot\n")
    monkeypatch.delenv("INTAKEBOT_DATABASE_URL")
    for name, value in node["environment"].items():
        monkeypatch.setenv(name, str(secret) if name.endswith("_FILE") else str(value))

    read = settings()

    assert read.database_url.startswith("postgresql://intakebot:")
    assert read.redis_url == "redis://redis:6379/0"
    assert read.trusted_proxies == ["172.30.7.0/24"]


def test_every_place_that_stops_a_node_gives_it_the_time_to_drain(printed):
    compose = parsed(printed("compose"))["services"]["node1"]["stop_grace_period"]
    unit = re.search(r"^TimeoutStopSec=(\d+)$", printed("systemd"), re.MULTILINE)[1]
    pod = re.search(r"terminationGracePeriodSeconds: (\d+)", printed("helm"))[1]

    for seconds in (compose.removesuffix("s"), unit, pod):
        assert int(seconds) >= DRAIN_WITHIN + 3


# --- nginx and systemd ------------------------------------------------------------------------


def test_nginx_passes_websockets_on_keeps_them_and_sticks_to_nobody(printed):
    text = printed("nginx")

    assert re.search(r"proxy_set_header Upgrade\s+\$http_upgrade;", text)
    assert re.search(r"proxy_set_header Connection\s+\$intakebot_connection;", text)
    assert re.search(r"proxy_set_header Host\s+\$host;", text)
    assert re.search(r"proxy_read_timeout\s+1h;", text)
    assert not re.search(r"^\s*(ip_hash|hash|sticky)\b", text, re.MULTILINE)
    assert text.count("{") == text.count("}")


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx here")
@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl here")
def test_nginx_takes_it(printed, folder):
    made = ["openssl", "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-subj", "/CN=x"]
    subprocess.run([*made, "-keyout", "key.pem", "-out", "cert.pem"], check=True)
    site = printed("nginx")
    site = re.sub(r"/etc/letsencrypt/\S+/fullchain.pem", f"{folder}/cert.pem", site)
    site = re.sub(r"/etc/letsencrypt/\S+/privkey.pem", f"{folder}/key.pem", site)
    (folder / "nginx.conf").write_text(f"pid {folder}/pid; events {{}} http {{ {site} }}")

    tried = subprocess.run(
        ["nginx", "-t", "-p", str(folder), "-c", str(folder / "nginx.conf")],
        capture_output=True,
        text=True,
    )

    assert "syntax is ok" in tried.stderr, tried.stderr


def test_the_unit_has_sections_and_one_setting_a_line(printed):
    lines = [line for line in printed("systemd").splitlines() if line and line[0] != "#"]

    assert [line for line in lines if line[0] == "["] == ["[Unit]", "[Service]", "[Install]"]
    assert all(re.fullmatch(r"\[\w+\]|[A-Z]\w+=.*", line) for line in lines)
    assert "KillMode=mixed" in lines, "else children hear each signal twice"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_it(run, folder):
    run("deploy", "systemd", "--to", ".")
    tried = subprocess.run(
        ["systemd-analyze", "verify", "./intakebot.service"], capture_output=True, text=True
    )

    problems = [line for line in tried.stderr.splitlines() if "intakebot.service" in line]
    assert not [line for line in problems if "not executable" not in line], tried.stderr


# --- helm -------------------------------------------------------------------------------------


def chart():
    return {path.name: path.read_text() for path in (HERE / "helm").rglob("*.*")}


def test_the_charts_values_are_all_there_and_all_used():
    def paths(value, at=""):
        for name, each in value.items():
            yield f"{at}.{name}"
            if isinstance(each, dict):
                yield from paths(each, f"{at}.{name}")

    used = {path for text in chart().values() for path in VALUES.findall(text)}
    there = set(paths(parsed(chart()["values.yaml"].replace("@", ""))))

    assert used <= there
    leaves = {path for path in there if not any(other.startswith(path + ".") for other in there)}
    assert all(any(path.startswith(each) for each in used) for path in leaves)


@pytest.mark.parametrize("name", sorted(set(chart()) - {"NOTES.txt"}))
def test_every_file_of_the_chart_is_yaml_once_it_is_filled(name):
    text = re.sub(r"^\s*\{\{-? (?:range|if|end).*\n", "", chart()[name], flags=re.MULTILINE)
    text = re.sub(r"\{\{-? toYaml [^}]*\}\}", "{}", text)
    text = re.sub(r"\{\{[^}]*\}\}", "x", text.replace("@VERSION@", "1").replace("@DOMAIN@", "a.b"))

    file = parsed(text)

    assert isinstance(file, dict)
    assert "apiVersion" in file or name == "values.yaml"
