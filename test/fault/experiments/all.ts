import { brokerKill } from './broker-kill.ts'
import { clockSkew } from './clock-skew.ts'
import { cutOff } from './cut-off.ts'
import { damagedStore } from './damaged-store.ts'
import { diskFull } from './disk-full.ts'
import { disorder } from './disorder.ts'
import type { Experiment } from './experiment.ts'
import { kill } from './kill.ts'
import { killPoints } from './kill-points.ts'
import { lostAnswers } from './lost-answers.ts'
import { poison } from './poison.ts'
import { rebalanceStorm } from './rebalance-storm.ts'
import { registryAway } from './registry-away.ts'
import { slowConsumer } from './slow-consumer.ts'
import { soak } from './soak.ts'
import { takeOver } from './take-over.ts'
import { upgrade } from './upgrade.ts'
import { zombie } from './zombie.ts'

/** In the order of docs/guarantees.md. */
export const EXPERIMENTS: readonly Experiment[] = [
  kill,
  killPoints,
  lostAnswers,
  zombie,
  brokerKill,
  cutOff,
  rebalanceStorm,
  poison,
  registryAway,
  clockSkew,
  disorder,
  diskFull,
  damagedStore,
  slowConsumer,
  upgrade,
  soak,
  takeOver,
]
