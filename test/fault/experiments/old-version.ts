import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')

/**
 * An earlier commit of this repository, checked out beside it with the dependencies of this one.
 */
export interface OldVersion {
  readonly revision: string
  /** A router's main there. */
  readonly router: string
  remove(): void
}

const git = (...args: string[]): string =>
  execFileSync('git', args, { encoding: 'utf8', cwd: ROOT }).trim()

/** TEST_OLD_REVISION, or the last commit before this one that changed what runs. */
export const checkOutOld = (): OldVersion => {
  const { TEST_OLD_REVISION } = process.env
  const revision =
    TEST_OLD_REVISION ??
    git('rev-list', '-1', 'HEAD~1', '--', ':(glob)libs/*/src/**', ':(glob)services/*/src/**')
  const dir = join(mkdtempSync(join(tmpdir(), 'baton-old-')), 'tree')
  git('worktree', 'add', '--detach', dir, revision)
  // Links of the workspaces are relative: in a copy they lead to the old sources. Hard links, for
  // there are many files.
  execFileSync('cp', ['-al', join(ROOT, 'node_modules'), join(dir, 'node_modules')])
  return {
    revision,
    router: join(dir, 'services/router/src/main.ts'),
    remove: () => {
      git('worktree', 'remove', '--force', dir)
      rmSync(join(dir, '..'), { recursive: true, force: true })
    },
  }
}
