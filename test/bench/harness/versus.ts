import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measured, rounded, spreadOf } from './figures.ts'

const ROOT = join(import.meta.dirname, '../../..')
const PAIRS = 5

/** What a tree prints with `--json`, for one run. */
const runOf = (root: string, args: readonly string[]): Measured[] =>
  execFileSync(
    process.execPath,
    [join(root, 'test/bench/main.ts'), ...args, '--json', '--runs', '1'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 64 * 1024 * 1024,
    },
  )
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line))

const withoutVs = (args: readonly string[]): string[] => {
  const at = args.indexOf('--vs')
  return args.filter((_, i) => i !== at && i !== at + 1)
}

/**
 * The working tree and another commit in turn, A B A B …: the ratio of each pair, so that drift of
 * the machine cancels.
 */
export const versus = async (
  rev: string,
  args: readonly string[],
  print: (line: string) => void,
): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-versus-'))
  const other = join(dir, 'tree')
  execFileSync('git', ['worktree', 'add', '--detach', other, rev], { cwd: ROOT, stdio: 'ignore' })
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: other })
    if (!existsSync(join(other, 'test/bench/benches.ts')))
      throw new Error(`${rev} is from before the benchmarks could be compared`)
    const ratios = new Map<string, number[]>()
    for (let pair = 0; pair < PAIRS; pair++) {
      const [ours, theirs] = [runOf(ROOT, withoutVs(args)), runOf(other, withoutVs(args))]
      for (const { bench, circumstances, figures } of ours) {
        const twin = theirs.find(one => one.bench === bench && one.circumstances === circumstances)
        for (const [name, value] of Object.entries(figures)) {
          const key = `${bench}, ${circumstances}: ${name}`
          const ratio = value / (twin?.figures[name] ?? Number.NaN)
          ratios.set(key, [...(ratios.get(key) ?? []), ratio])
        }
      }
    }
    for (const [key, values] of ratios) {
      const { min, median, max } = spreadOf(values)
      print(
        `${key}: working tree / ${rev} = ${rounded(min)} / ${rounded(median)} / ${rounded(max)}`,
      )
    }
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', other], { cwd: ROOT, stdio: 'ignore' })
    rmSync(dir, { recursive: true, force: true })
  }
}
