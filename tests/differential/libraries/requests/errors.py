"""What is raised when a server cannot be reached, hangs up, is slow, or answers with an error."""
import requests

BASE = "http://localhost:8099"


def attempt(call):
    try:
        print(call())
    except requests.exceptions.Timeout as error:
        print("Timeout", type(error).__name__, error)
    except requests.exceptions.HTTPError as error:
        print("HTTPError", error, error.response.status_code)
    except requests.exceptions.ConnectionError as error:
        print("ConnectionError", type(error).__name__)
    except (requests.exceptions.RequestException, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: requests.get(f"{BASE}/missing"))
attempt(lambda: requests.get(f"{BASE}/missing").raise_for_status())
attempt(lambda: requests.get(f"{BASE}/broken").raise_for_status())
attempt(lambda: requests.get(f"{BASE}/slow", timeout=0.3))
attempt(lambda: requests.get(f"{BASE}/slow", timeout=(1, 0.4)))
attempt(lambda: requests.get("http://localhost:8098/"))
attempt(lambda: requests.get("http://nowhere.invalid/"))
attempt(lambda: requests.post(f"{BASE}/hangs-up"))
attempt(lambda: requests.get("http:///path"))
attempt(lambda: requests.get(f"{BASE}/text").json())
attempt(lambda: requests.get("ftp://localhost/"))
