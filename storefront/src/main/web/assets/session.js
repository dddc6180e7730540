/**
 * Who is signed in, for as long as the tab lives. Emits "change" when somebody signs in or out.
 * Kept in sessionStorage so that a reload does not sign people out.
 */
const KEY = "storeys.session";

class Session extends EventTarget {
  #tokens = JSON.parse(sessionStorage.getItem(KEY) ?? "null");

  get active() {
    return this.#tokens !== null;
  }

  get accessToken() {
    return this.#tokens?.accessToken ?? null;
  }

  get refreshToken() {
    return this.#tokens?.refreshToken ?? null;
  }

  /** The user's id, from the token. It only names things kept in this browser; servers check. */
  get userId() {
    if (!this.active) {
      return null;
    }
    const payload = this.accessToken.split(".")[1] ?? "";
    try {
      return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))).sub;
    } catch {
      return null;
    }
  }

  begin(tokens) {
    this.renew(tokens);
    this.dispatchEvent(new Event("change"));
  }

  /** The same person with fresh tokens. */
  renew({ accessToken, refreshToken }) {
    this.#tokens = { accessToken, refreshToken };
    sessionStorage.setItem(KEY, JSON.stringify(this.#tokens));
  }

  end() {
    if (this.active) {
      this.#tokens = null;
      sessionStorage.removeItem(KEY);
      this.dispatchEvent(new Event("change"));
    }
  }
}

export const session = new Session();
