import { parseArgs } from 'node:util'

const HELP = { type: 'boolean' } as const
/** What a flag of a report is: given or not, or with a value (`--file=PATH`). */
type Kinds = Readonly<Record<string, { readonly type: 'boolean' | 'string' }>>
type Flags<K extends Kinds> = {
  [Name in keyof K]?: K[Name]['type'] extends 'boolean' ? boolean : string
}

/**
 * The flags of a report. `--help` prints the usage, an unknown flag prints it as an error; both end
 * the process.
 */
export function flagsOf<K extends Kinds>(usage: string, kinds: K): Flags<K> {
  endWithReader()
  try {
    const { values } = parseArgs<{ options: Kinds }>({ options: { ...kinds, help: HELP } })
    if (values.help !== true) return values as Flags<K>
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`)
    process.exit(2)
  }
}

/** `| head -3` has read enough. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1)
  })
}
