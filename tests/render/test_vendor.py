import subprocess
import sys


def test_the_vendored_files_are_those_of_the_lock(checkout):
    done = subprocess.run(
        [sys.executable, checkout / ".ci/vendor", "--check"], capture_output=True, check=False
    )
    assert done.stderr == b""
    assert done.returncode == 0


def test_what_is_vendored_stands_in_the_notice(checkout):
    notice = (checkout / "NOTICE").read_text("utf-8")
    for file in (checkout / "kg/render/vendor").iterdir():
        assert f"kg/render/vendor/{file.name}" in notice
