/** The part of `process` that starting again needs. */
export interface Startable {
  readonly execPath: string
  readonly execArgv: readonly string[]
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** Missing on Windows. */
  readonly execve?: (file: string, args: string[], env: Record<string, string>) => void
}

/**
 * MB. On a machine with much memory V8 lets it grow to 64, a step after each burst, and never gives
 * it back.
 */
const SEMI_SPACE_MB = 16
const SEMI_SPACE = [
  `--min-semi-space-size=${SEMI_SPACE_MB}`,
  `--max-semi-space-size=${SEMI_SPACE_MB}`,
]
/**
 * How far the old generation may grow before V8 looks through it, else to four times what lives
 * there, of pages that it does not give back: the first time to so many MB, then by so many % of
 * what lived. 38 MB live in a router, so that the first is the most. 50 % took a tenth of a drain's
 * speed.
 */
const OLD_SPACE = ['--initial-old-space-size=76', '--heap-growing-percent=100']

/**
 * Of glibc, others ignore it: one arena, because what the threads of V8 and LMDB free in theirs is
 * never given back; and large buffers mapped on their own, those of a socket's read (64 KiB) not,
 * because glibc else raises that bound to 32 MiB.
 */
const ALLOCATOR = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: String(128 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(1024 * 1024),
} as const
const MARK = 'MALLOC_ARENA_MAX'

/** What `settleMemory` starts a program with, for those that start one themselves. */
export const SETTLED = { args: [...SEMI_SPACE, ...OLD_SPACE], env: ALLOCATOR } as const

/**
 * Starts this program anew in the same process with bounds that only a start can set, so that the
 * memory of a service that runs for long has its size early; returns where that is done, cannot be
 * done, or where MALLOC_ARENA_MAX says that somebody else has seen to it. Call it first: it costs a
 * start of Node, 40 ms.
 */
export const settleMemory = (self: Startable = process as unknown as Startable): void => {
  const { execPath, execArgv, argv, env } = self
  if (!self.execve || env[MARK] !== undefined) return
  const given = [...execArgv, env.NODE_OPTIONS ?? ''].join(' ')
  const young = given.includes('semi-space-size') ? [] : SEMI_SPACE
  const args = [execPath, ...young, ...OLD_SPACE, ...execArgv, ...argv.slice(1)]
  self.execve(execPath, args, { ...defined(env), ...ALLOCATOR })
}

const defined = (env: Startable['env']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined),
  )
