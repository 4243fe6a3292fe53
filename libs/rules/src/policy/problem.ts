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
