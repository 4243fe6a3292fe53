import { z } from 'zod'

/** One variable of a configuration, in words. */
export interface VariableText {
  readonly name: string
  readonly about: string
  /** Empty: none is needed, or it is none that fits a line. */
  readonly fallback: string
  readonly isRequired: boolean
}

/** The variables that a schema of `configSchema` reads, those that must be set first. */
export const variablesOf = (schema: z.ZodType): VariableText[] => {
  const all = Object.entries(shapeOf(schema)).map(([name, variable]) => textOf(name, variable))
  return [...all.filter(({ isRequired }) => isRequired), ...all.filter(one => !one.isRequired)]
}

/** What is checked across variables and made of them stands in pipes around the object. */
const shapeOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> => {
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in as z.ZodType)
  return schema instanceof z.ZodObject ? schema.shape : {}
}

const textOf = (name: string, variable: z.ZodType): VariableText => {
  const absent = variable.safeParse(undefined)
  return {
    name,
    about: variable.description ?? '',
    fallback: absent.success ? shown(absent.data) : '',
    isRequired: !absent.success,
  }
}

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.every(isPlain) ? value.join(',') : ''
  return isPlain(value) ? String(value) : ''
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const presence = ({ fallback, isRequired }: VariableText): string => {
  if (isRequired) return ' (required)'
  return fallback === '' ? '' : ` (default: ${fallback})`
}

/** Of a service that takes variables and no arguments. */
export const helpText = (name: string, about: string, schema: z.ZodType): string => {
  const variables = variablesOf(schema)
  const width = Math.max(0, ...variables.map(variable => variable.name.length))
  const lines = variables.map(
    variable => `  ${variable.name.padEnd(width)}  ${variable.about}${presence(variable)}`,
  )
  return `Baton's ${name}: ${about}

It takes no arguments. Variables (NAME_FILE reads NAME from a file):
${lines.join('\n')}

/health/live, /health/ready and /metrics are served at BATON_HTTP_HOST and BATON_HTTP_PORT; logs go to stderr.
SIGINT or SIGTERM ends it cleanly.

Example:
  BATON_BROKERS=kafka:9092 BATON_REGISTRY_URL=http://registry:8081 node deploy/setup/run.mjs services/${name}/src/main.ts
`
}
