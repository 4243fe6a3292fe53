type Env = Readonly<Record<string, string | undefined>>

/**
 * What other programs are started with: our own variables, secrets among them, are none of theirs.
 */
export const systemEnv = (env: Env): Env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('BATON_')))
