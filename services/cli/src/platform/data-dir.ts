import type { Env } from '@baton/runtime'

const DEFAULT = '.baton'

/** Where `baton start` keeps its data, and the other commands look for it when --data does not say. */
export const dataDirOf = ({ BATON_DATA_DIR }: Env): string => BATON_DATA_DIR || DEFAULT
