import { createRequire } from 'node:module'
import { BatonError, errorMessage, isBatonError } from '@baton/domain'

type ApiModule = typeof import('@kafkajs/confluent-schema-registry/dist/api/index.js')

/**
 * The client's requests without its cache, its waiting and its judgement; required, so that every
 * loader agrees.
 */
const { default: createApi } = createRequire(import.meta.url)(
  '@kafkajs/confluent-schema-registry/dist/api/index.js',
) as ApiModule

/**
 * Single requests to a Confluent-compatible registry, each bounded in time. Rejects with BatonError
 * only.
 */
export interface RegistryClient {
  /** The schema of an id, null when a registry that answers has none; '' when it is not Avro. */
  schema(id: number, signal?: AbortSignal): Promise<string | null>
  /** Its id, the same for the same text; SCHEMA_DIFFERS when the registry refuses it. */
  register(subject: string, schema: string, signal?: AbortSignal): Promise<number>
  /** The newest schema of a subject, null when it has none. */
  latest(subject: string, signal?: AbortSignal): Promise<string | null>
  /** The compatibility set on the subject, null when none is. */
  compatibility(subject: string, signal?: AbortSignal): Promise<string | null>
  setCompatibility(subject: string, level: string, signal?: AbortSignal): Promise<void>
}

export interface RegistryAddress {
  readonly url: string
  readonly auth?: { readonly username: string; readonly password: string }
}

/**
 * What the client raises for an answer that is not 2xx; a broken connection comes as status 400.
 */
interface Failure {
  readonly status: number
  readonly message: string
}

interface Response {
  data(): unknown
}

/**
 * Asks one registry, each question for at most `timeoutMs` and once: waiting and asking again is
 * the caller's. One that is away, or says what it should not, is REGISTRY_UNAVAILABLE; one that
 * refuses the credentials CONFIG_INVALID.
 */
export const registryClient = (address: RegistryAddress, timeoutMs: number): RegistryClient => {
  const { Schema, Subject } = createApi({
    clientId: 'baton',
    host: address.url.replace(/\/$/, ''),
    ...(address.auth ? { auth: { ...address.auth } } : {}),
    // Its retry hides what it retries and cannot be stopped: waiting is done by the caller.
    retry: { retries: 0 },
  })

  /** The body of a 2xx answer, or the failure when its status is one of `expected`. */
  const ask = async (
    request: (bounded: object) => Promise<Response>,
    expected: readonly number[],
    stop?: AbortSignal,
  ): Promise<Record<string, unknown> | Failure> => {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stop ? [stop] : [])])
    try {
      // Raced, because the client never settles when a connection breaks within an answer.
      const response = await Promise.race([request({ signal }), aborted(signal)])
      return response.data() as Record<string, unknown>
    } catch (error) {
      if (stop?.aborted) throw new BatonError('STOPPED', 'stopped while the registry was asked')
      if (isFailure(error) && expected.includes(error.status)) return error
      throw unavailable(address.url, error)
    }
  }

  return {
    schema: async (id, stop) => {
      const answer = await ask(bounded => Schema.find({ id, ...bounded }), [404], stop)
      if (!isFailure(answer)) return isAvro(answer) ? String(answer.schema) : ''
      // A wrong path is a 404 too: only what lists subjects is a registry.
      const subjects: unknown = await ask(bounded => Subject.all({ ...bounded }), [], stop)
      if (!Array.isArray(subjects)) throw unavailable(address.url, 'it answers, but no registry')
      return null
    },
    register: async (subject, schema, stop) => {
      const body = { schema }
      const request = (bounded: object) => Subject.register({ subject, body, ...bounded })
      const answer = await ask(request, [409, 422], stop)
      if (isFailure(answer)) throw new BatonError('SCHEMA_DIFFERS', answer.message)
      return Number(answer.id)
    },
    latest: async (subject, stop) => {
      const answer = await ask(
        bounded => Subject.latestVersion({ subject, ...bounded }),
        [404],
        stop,
      )
      return isFailure(answer) ? null : String(answer.schema)
    },
    compatibility: async (subject, stop) => {
      const answer = await ask(bounded => Subject.config({ subject, ...bounded }), [404], stop)
      if (isFailure(answer)) return null
      const level = String(answer.compatibilityLevel).toUpperCase()
      // Apicurio answers NONE for a subject without a rule of its own.
      return level === 'NONE' ? null : level
    },
    setCompatibility: async (subject, compatibility, stop) => {
      const body = { compatibility }
      await ask(bounded => Subject.updateConfig({ subject, body, ...bounded }), [], stop)
    },
  }
}

const isFailure = (answer: unknown): answer is Failure =>
  answer instanceof Error && 'status' in answer && typeof answer.status === 'number'

/** The registry leaves the type out for Avro. */
const isAvro = (answer: Record<string, unknown>): boolean =>
  (answer.schemaType ?? 'AVRO') === 'AVRO'

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

const unavailable = (url: string, cause: unknown): BatonError => {
  if (isFailure(cause) && (cause.status === 401 || cause.status === 403)) {
    return new BatonError('CONFIG_INVALID', `the registry ${url} refuses the credentials`, cause)
  }
  if (isBatonError(cause)) return cause
  return new BatonError(
    'REGISTRY_UNAVAILABLE',
    `the registry ${url}: ${errorMessage(cause)}`,
    cause,
  )
}
