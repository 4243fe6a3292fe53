import { type Env, withFiles } from '@baton/runtime'

const DEFAULT = '.baton'

/**
 * Where `baton start` keeps its data, and the other commands look for it when --data does not say.
 * Throws CONFIG_INVALID as `withFiles` does.
 */
export const dataDirOf = ({ BATON_DATA_DIR, BATON_DATA_DIR_FILE }: Env): string =>
  withFiles({ BATON_DATA_DIR, BATON_DATA_DIR_FILE }).BATON_DATA_DIR ?? DEFAULT

/** The same for `--help`, which says it whatever is wrong. */
export const shownDataDir = (env: Env): string => {
  try {
    return dataDirOf(env)
  } catch {
    return DEFAULT
  }
}
