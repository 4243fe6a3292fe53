import { BatonError } from '@baton/domain'
import { StartupCheckStrategy, type StartupStatus } from 'testcontainers'

const LOG_TAIL_LINES = 12

type Docker = Parameters<StartupCheckStrategy['checkStartupState']>[0]

/**
 * Ready when what runs in the container answers from outside; a container that ended is told with
 * its last words.
 */
export class ReadyWhenItAnswers extends StartupCheckStrategy {
  readonly #answers: () => Promise<boolean>

  constructor(answers: () => Promise<boolean>) {
    super()
    this.#answers = answers
  }

  override async checkStartupState(docker: Docker, containerId: string): Promise<StartupStatus> {
    if (await this.#answers()) return 'SUCCESS'
    const container = docker.getContainer(containerId)
    const { State, Config } = await container.inspect()
    if (State.Running) return 'PENDING'
    const log = await container.logs({ stdout: true, stderr: true, tail: LOG_TAIL_LINES })
    throw new BatonError('NO_CLUSTER', `${Config.Image} ended with ${State.ExitCode}:\n${log}`)
  }
}
