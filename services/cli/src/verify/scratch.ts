import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What shells report for a process ended by them. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

export interface Scratch {
  readonly directory: string
  remove(): void
}

/**
 * A folder for what contacts said, of this user alone: it goes at the latest with the process, also
 * by a signal, all but SIGKILL.
 */
export const openScratch = (): Scratch => {
  const directory = mkdtempSync(join(tmpdir(), 'baton-verify-'))
  const wipe = () => rmSync(directory, { recursive: true, force: true })
  // To exit is to wipe.
  const ends = Object.entries(EXIT_CODES).map(
    ([signal, code]) => [signal, () => process.exit(code)] as const,
  )
  const listeners = [['exit', wipe] as const, ...ends]
  for (const [event, listener] of listeners) process.on(event, listener)
  return {
    directory,
    remove: () => {
      for (const [event, listener] of listeners) process.off(event, listener)
      wipe()
    },
  }
}
