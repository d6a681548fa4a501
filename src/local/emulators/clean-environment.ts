/** Variables of a Python or pip of the user's that would redirect what we install. */
const REDIRECTING = /^(PYTHON|PIP_(USER|TARGET|PREFIX|ROOT|REQUIRE_VIRTUALENV|CONSTRAINT|NO_BINARY)$|VIRTUAL_ENV$|AWS_|NODE_OPTIONS$)/;

/** The user's environment (index, proxy and certificates of their network are needed) without credentials and without redirections. */
export function withoutCredentials(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !REDIRECTING.test(name)));
}
