import type { Policy } from './policy.ts'

/** One thing wrong with a policy: where (keys from the top), and what to do about it. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** `routes[2].threshold`, as people write it. */
export const keyOf = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : key === '' ? part : `${key}.${part}`,
    '',
  )

/** Looks at one part of a policy; each problem says where it is and what to do. */
export type Check = (policy: Policy) => Problem[]

export const unless = (right: boolean, path: Problem['path'], message: string): Problem[] =>
  right ? [] : [{ path, message }]
