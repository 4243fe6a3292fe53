import { readFileSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import type { z } from 'zod'
import { Secret } from './secret.ts'

export type Env = Readonly<Record<string, string | undefined>>

const PREFIX = 'BATON_'
const FILE_SUFFIX = '_FILE'

/** The environment of this process; the one place that reads it. */
export const envOf = (): Env => ({ ...process.env })

/**
 * Reads a configuration out of variables, once: frozen, checked across fields. NAME_FILE gives the
 * content of a file for NAME; an empty variable counts as absent. Throws CONFIG_INVALID naming
 * every variable that is wrong.
 */
export const parseConfig = <C>(schema: z.ZodType<C>, env: Env): Readonly<C> => {
  const parsed = schema.safeParse(withFiles(env), { error: ownWords })
  if (parsed.success) return deepFreeze(parsed.data)
  const problems = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new BatonError('CONFIG_INVALID', problems.join('; '))
}

/**
 * Variables with the contents of the files that others name: NAME for each NAME_FILE, which is gone
 * then, so that NAME can be set anew. Without the empty ones. Throws CONFIG_INVALID for a file that
 * cannot be read, and where both are set.
 */
export const withFiles = (env: Env): Env => {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value !== '') given[name] = value
  }
  for (const [name, path] of Object.entries(given)) {
    if (!name.startsWith(PREFIX) || !name.endsWith(FILE_SUFFIX)) continue
    const plain = name.slice(0, -FILE_SUFFIX.length)
    if (given[plain] !== undefined) {
      throw new BatonError('CONFIG_INVALID', `${plain} and ${name} are both set: one of them`)
    }
    given[plain] = contentOf(name, path)
    delete given[name]
  }
  return given
}

const contentOf = (variable: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8').trimEnd()
  } catch (error) {
    throw new BatonError('CONFIG_INVALID', `${variable}: the file ${path} cannot be read`, error)
  }
}

/** zod calls an absent variable undefined. */
const ownWords: z.core.$ZodErrorMap = issue =>
  issue.input === undefined && issue.code === 'invalid_type' ? 'is missing' : undefined

const deepFreeze = <T>(value: T): Readonly<T> => {
  if (typeof value !== 'object' || value === null || value instanceof Secret) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}
