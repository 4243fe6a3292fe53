import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Removes what processes that died have left under names of work in progress. For the holder of the
 * lock that guards such work.
 */
export const removeUnfinished = (dir: string, prefix: string): void => {
  for (const name of readdirSync(dir).filter(name => name.startsWith(prefix)))
    rmSync(join(dir, name), { recursive: true, force: true })
}
