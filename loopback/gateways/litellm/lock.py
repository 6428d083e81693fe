"""Prints requirements.txt: python3 lock.py LITELLM_VERSION DATE

Resolves the LiteLLM proxy with uv from what was published before DATE, and keeps the hashes of the wheels for Linux on
x86-64 with the Python versions that gateway.ts allows. With the hashes of all files the result is ten times as long.
Malicious releases of LiteLLM were published and withdrawn within days (BerriAI/litellm#24518), so DATE should be two
weeks ago.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

# Prisma is no part of the extra `proxy`, but without it 1.108.7 answers 500 to a key that it would refuse with 401.
PACKAGES = "litellm[proxy]=={version}\nprisma\n"

WHEEL = re.compile(r"-none-any\.whl$|-cp3(11|12|13)-.*manylinux.*x86_64|-(abi3|none)-manylinux.*x86_64")

ALWAYS_TRUE = re.compile(r"python_full_version >= '3\.11'( and )?")


def main(version: str, date: str) -> None:
    for package in resolve(PACKAGES.format(version=version), date):
        wheels = [wheel for wheel in package.get("wheels", []) if WHEEL.search(wheel["url"])]
        if not wheels:
            continue
        marker = ALWAYS_TRUE.sub("", package.get("marker", ""))
        condition = f" ; {marker}" if marker else ""
        hashes = sorted({f"--hash=sha256:{wheel['hashes']['sha256']}" for wheel in wheels})
        print(f"{package['name']}=={package['version']}{condition}", *hashes, sep=" \\\n    ")


def resolve(packages: str, date: str) -> list[dict]:
    with tempfile.TemporaryDirectory() as directory:
        wanted, locked = Path(directory, "requirements.in"), Path(directory, "pylock.toml")
        wanted.write_text(packages)
        options = ["--quiet", "--universal", "--python-version", "3.11", "--exclude-newer", date]
        subprocess.run(["uv", "pip", "compile", wanted, "--output-file", locked, *options], check=True)
        return tomllib.loads(locked.read_text())["packages"]


main(*sys.argv[1:])
