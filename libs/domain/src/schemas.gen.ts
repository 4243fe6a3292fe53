// Generated from schemas/*.avsc by `npm run generate`; do not edit.
import type { RecentIds } from './recent-ids.ts'

export type HealthStatus = "ok" | "degraded" | "probing";

/**
 * How a bot does; the record key is its name.
 */
export interface BotHealth {
    bot: string;
    status: HealthStatus;
    /**
     * Default: ""
     */
    reason: string;
    /**
     * Of the last hour, or since the last recovery; -1 without samples.
     */
    p50Ms: number;
    p95Ms: number;
    p99Ms: number;
    /**
     * Default: 0
     */
    slaP50Ms: number;
    slaP95Ms: number;
    /**
     * Default: 0
     */
    slaP99Ms: number;
    /**
     * Share of routed messages that missed their reply deadline, in 1/10,000; -1 without samples.
     */
    errors: number;
    samples: number;
    /**
     * Last closed minute of event time.
     */
    minute: number;
    /**
     * Rises with each change of status.
     */
    version: number;
}

/**
 * How strongly a message raises an intent.
 */
export interface IntentScore {
    intent: string;
    /**
     * In 1/10,000.
     */
    score: number;
}

/**
 * A fact about the contact, somebody states it.
 */
export interface StatedFact {
    /**
     * Which home or person it is about: buying, selling, person; or a side the policy names.
     */
    side: string;
    /**
     * Name of the fact, e.g. budget.max.
     */
    name: string;
    value: string;
    /**
     * In 1/10,000.
     *
     * Default: 10000
     */
    confidence: number;
}

/**
 * The contact wrote.
 */
export interface MessageReceived {
    /**
     * Id at the source; repeats of it within 24 h are duplicates.
     */
    messageId: string;
    /**
     * At most 16 KiB of UTF-8.
     */
    text: string;
    /**
     * sms, webchat, …
     *
     * Default: "sms"
     */
    channel: string;
    /**
     * At the source; empty when unknown.
     *
     * Default: ""
     */
    conversationId: string;
    /**
     * Scores of a classifier outside; the policy says how they combine.
     *
     * Default: []
     */
    intents: IntentScore[];
    /**
     * Facts read by a classifier outside.
     *
     * Default: []
     */
    facts: StatedFact[];
}

/**
 * Names a fact.
 */
export interface FactKey {
    side: string;
    name: string;
}

/**
 * The bot wants the conversation moved.
 */
export interface BotRequest {
    /**
     * A bot, or human.
     */
    target: string;
    reason: string;
    /**
     * In 1/10,000.
     */
    confidence: number;
}

export type QualificationResult = "qualified" | "failed";

/**
 * How far the contact has come.
 */
export interface Qualification {
    result: QualificationResult;
    /**
     * Default: ""
     */
    reason: string;
}

/**
 * One answer of a bot to one routed message, or what it starts on its own.
 */
export interface BotReplied {
    /**
     * Of the routed message it answers.
     */
    decisionId: string;
    /**
     * Term of that routed message.
     */
    term: number;
    bot: string;
    /**
     * In order, each one message.
     */
    texts: string[];
    /**
     * The facts the texts ask for.
     *
     * Default: []
     */
    asks: FactKey[];
    /**
     * What the bot learned.
     *
     * Default: []
     */
    facts: StatedFact[];
    /**
     * Default: null
     */
    request: null | BotRequest;
    /**
     * Default: null
     */
    report: null | Qualification;
    /**
     * Event time at which the bot wants the conversation back if the contact stays silent, ms.
     *
     * Default: null
     */
    wakeAt: null | number;
    /**
     * Append time of the routed message, ms; bot latency is measured from it.
     *
     * Default: 0
     */
    routedAt: number;
    /**
     * Event time of the routed message, ms; how far routing lagged is measured from it. 0 when unknown.
     *
     * Default: 0
     */
    eventAt: number;
}

/**
 * Facts from outside the conversation.
 */
export interface FactsLearned {
    facts: StatedFact[];
    by: string;
}

/**
 * Somebody asks for a handoff.
 */
export interface HandoffRequested {
    target: string;
    reason: string;
    by: string;
}

/**
 * Somebody reports how far the contact has come.
 */
export interface QualificationReported {
    result: QualificationResult;
    /**
     * Default: ""
     */
    reason: string;
    by: string;
}

/**
 * An operator gives the conversation to a bot or a person.
 */
export interface OwnerAssigned {
    /**
     * A bot, or human.
     */
    owner: string;
    by: string;
    /**
     * Default: ""
     */
    note: string;
}

/**
 * A held draft was approved or rejected.
 */
export interface ReplyReviewed {
    /**
     * Of the decision that held it.
     */
    decisionId: string;
    approved: boolean;
    by: string;
    /**
     * Replaces the draft when given.
     *
     * Default: null
     */
    text: null | string;
}

/**
 * Bots may or may not answer this contact.
 */
export interface AutomationSwitched {
    on: boolean;
    by: string;
    /**
     * Default: ""
     */
    reason: string;
}

/**
 * The CRM says whether the contact may be written to.
 */
export interface DndChanged {
    optedOut: boolean;
    by: string;
}

/**
 * An appointment was made, moved or cancelled.
 */
export interface AppointmentChanged {
    appointmentId: string;
    status: string;
    /**
     * Start of the appointment, ms.
     */
    at: number;
}

/**
 * Wakes a silent contact; only the timers in its state say what is due.
 */
export interface TimerDue {
    /**
     * ms of event time.
     */
    dueAt: number;
}

/**
 * The contact asked to be forgotten.
 */
export interface ContactErased {
    by: string;
    /**
     * Default: ""
     */
    reason: string;
}

/**
 * One event in the one ordered log of a contact. The record key is the contact id.
 */
export interface ContactEvent {
    /**
     * Idempotency id given by the source; empty when it has none.
     *
     * Default: ""
     */
    eventId: string;
    /**
     * Account or office at the source; empty when unknown.
     *
     * Default: ""
     */
    locationId: string;
    /**
     * Who wrote it: ingress, bot:<name>, crm, operator:<name>, router.
     *
     * Default: ""
     */
    source: string;
    /**
     * Time at the source, ms; for people only, never decides. 0 when unknown.
     *
     * Default: 0
     */
    sentAt: number;
    event: {
        "baton.MessageReceived": MessageReceived;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied": BotReplied;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned": FactsLearned;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested": HandoffRequested;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported": QualificationReported;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned": OwnerAssigned;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed": ReplyReviewed;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched": AutomationSwitched;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged": DndChanged;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged": AppointmentChanged;
        "baton.TimerDue"?: never;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue": TimerDue;
        "baton.ContactErased"?: never;
    } | {
        "baton.MessageReceived"?: never;
        "baton.BotReplied"?: never;
        "baton.FactsLearned"?: never;
        "baton.HandoffRequested"?: never;
        "baton.QualificationReported"?: never;
        "baton.OwnerAssigned"?: never;
        "baton.ReplyReviewed"?: never;
        "baton.AutomationSwitched"?: never;
        "baton.DndChanged"?: never;
        "baton.AppointmentChanged"?: never;
        "baton.TimerDue"?: never;
        "baton.ContactErased": ContactErased;
    };
}

/**
 * What is kept of a forgotten contact.
 */
export interface Erased {
    hash: string;
    at: number;
    /**
     * Replies of an earlier term bring no facts back.
     *
     * Default: 0
     */
    term: number;
}

/**
 *
 */
export interface PastHandoff {
    from: string;
    to: string;
    at: number;
    decisionId: string;
}

/**
 * Its value and up to two former ones.
 */
export interface KnownFact {
    side: string;
    name: string;
    value: string;
    confidence: number;
    at: number;
    source: string;
    /**
     * Latest first.
     *
     * Default: []
     */
    former: string[];
}

/**
 *
 */
export interface RecentId {
    id: string;
    at: number;
}

/**
 * Intent scores of an earlier turn.
 */
export interface TurnScores {
    at: number;
    scores: IntentScore[];
}

/**
 * A routed message that waits for its answer.
 */
export interface PendingReply {
    decisionId: string;
    bot: string;
    at: number;
    /**
     * 0: none is due.
     */
    deadlineAt: number;
    /**
     * How often it was routed.
     */
    times: number;
    /**
     * Default: ""
     */
    why: string;
    /**
     * Empty when the bot was woken without a message.
     */
    messageId: string;
    /**
     * First 2 KiB.
     */
    text: string;
    /**
     * Default: "sms"
     */
    channel: string;
    /**
     * Replies dropped as re-ask so far.
     *
     * Default: 0
     */
    reasks: number;
    /**
     * Default: []
     */
    doNotAsk: FactKey[];
    /**
     * Event time of the message, ms.
     *
     * Default: 0
     */
    messageAt: number;
    /**
     * decisionIds under which it was routed before.
     *
     * Default: []
     */
    earlier: string[];
    /**
     * The text is not whole any more.
     *
     * Default: false
     */
    truncated: boolean;
}

/**
 * What the bot asked last.
 */
export interface OpenQuestion {
    side: string;
    name: string;
    at: number;
}

/**
 * How often a fact was asked for.
 */
export interface AskedCount {
    side: string;
    name: string;
    times: number;
    at: number;
}

/**
 * The second half of a plan.
 */
export interface QueuedIntent {
    target: string;
    intent: string;
    at: number;
    score: number;
    decisionId: string;
    /**
     * Bot whose part comes first.
     */
    after: string;
}

/**
 * Waits for its target to recover.
 */
export interface DeferredHandoff {
    target: string;
    from: string;
    at: number;
    /**
     * In 1/10,000; -1: asked for outright.
     */
    score: number;
    threshold: number;
    /**
     * Probability with which the policy would have handed over, in 1/10,000.
     *
     * Default: 10000
     */
    propensity: number;
    retries: number;
    decisionId: string;
    reason: string;
}

/**
 * A handoff whose outcome is not known yet.
 */
export interface OpenOutcome {
    decisionId: string;
    from: string;
    to: string;
    at: number;
    /**
     * In 1/10,000; -1: asked for outright.
     */
    score: number;
    threshold: number;
    /**
     * Default: 10000
     */
    propensity: number;
    /**
     * Required facts gained since and still known, side.name; fewer than make a success.
     *
     * Default: []
     */
    gains: string[];
    /**
     * The receiving bot has answered since.
     *
     * Default: false
     */
    replied: boolean;
    /**
     * Why it will be successful unless it is reverted; empty so far.
     *
     * Default: ""
     */
    achieved: string;
}

/**
 * A reply that waits for approval or for daytime.
 */
export interface HeldDraft {
    decisionId: string;
    about: string;
    bot: string;
    texts: string[];
    at: number;
    why: string;
    kind: string;
    /**
     * On which the message came that it answers; empty in what former versions wrote.
     *
     * Default: ""
     */
    channel: string;
    /**
     * The facts its texts ask for.
     *
     * Default: []
     */
    asks: FactKey[];
    /**
     * Default: 0
     */
    reminders: number;
}

/**
 * On human since.
 */
export interface Escalation {
    at: number;
    reason: string;
    reminders: number;
    assigned: boolean;
}

/**
 *
 */
export interface Timer {
    /**
     * kind, or kind:reference.
     */
    id: string;
    dueAt: number;
}

/**
 * Everything the router knows of a contact: a fold of its events. At most 8 KiB.
 */
export interface ContactState {
    /**
     * A bot, human, or none while opted out.
     */
    owner: string;
    /**
     * Whom START gives it back to.
     *
     * Default: ""
     */
    formerOwner: string;
    /**
     * Rises with each change of owner, opt-out, escalation.
     *
     * Default: 0
     */
    term: number;
    /**
     * Default: ""
     */
    locationId: string;
    /**
     * max of record timestamps so far, ms.
     *
     * Default: 0
     */
    eventTime: number;
    /**
     * Default: "en"
     */
    language: string;
    /**
     * IANA zone of the contact; empty when unknown.
     *
     * Default: ""
     */
    zone: string;
    /**
     * Default: false
     */
    optedOut: boolean;
    /**
     * contact or crm: what the contact asked for, the CRM does not take back. Empty when unknown.
     *
     * Default: ""
     */
    optedOutBy: string;
    /**
     * When the source said what consent there is, ms: what it said before, and is only repeated, changes nothing but for a STOP. 0 when unknown.
     *
     * Default: 0
     */
    consentAt: number;
    /**
     * Default: true
     */
    automation: boolean;
    /**
     * Who switched it off; switched on again by the same or by an operator.
     *
     * Default: ""
     */
    automationOffBy: string;
    /**
     * When the source said so, ms: what it said before, and is only repeated, switches nothing on. 0 when unknown.
     *
     * Default: 0
     */
    automationOffAt: number;
    /**
     * When the source last said on, ms: what it said before, and is only repeated, switches nothing off. 0 when unknown.
     *
     * Default: 0
     */
    automationOnAt: number;
    /**
     * When somebody last said who has the conversation, ms: what the CRM said before, and is only repeated, assigns nobody. 0 when unknown.
     *
     * Default: 0
     */
    assignedAt: number;
    /**
     * Default: null
     */
    erased: null | Erased;
    /**
     * The last 10.
     *
     * Default: []
     */
    handoffs: PastHandoff[];
    /**
     * At most 32.
     *
     * Default: []
     */
    facts: KnownFact[];
    /**
     * At most 512 bytes.
     *
     * Default: ""
     */
    summary: string;
    /**
     * Event and message ids of the last 24 h, at most 64.
     *
     * Default: []
     */
    recentIds: RecentIds;
    /**
     * The last few, for evidence that decays.
     *
     * Default: []
     */
    turns: TurnScores[];
    /**
     * Oldest first, at most 8; texts at most 2 KiB in all.
     *
     * Default: []
     */
    pending: PendingReply[];
    /**
     * Default: null
     */
    question: null | OpenQuestion;
    /**
     * At most 32.
     *
     * Default: []
     */
    asked: AskedCount[];
    /**
     * Default: null
     */
    queued: null | QueuedIntent;
    /**
     * Default: null
     */
    deferred: null | DeferredHandoff;
    /**
     * At most 10.
     *
     * Default: []
     */
    outcomes: OpenOutcome[];
    /**
     * Times of attempts refused by cooldown or circular, last 60 min.
     *
     * Default: []
     */
    blocked: number[];
    /**
     * Times of bot-initiated messages of the last 30 days, at most 20.
     *
     * Default: []
     */
    initiated: number[];
    /**
     * Default: null
     */
    draft: null | HeldDraft;
    /**
     * Default: null
     */
    escalation: null | Escalation;
    /**
     * Bots that reported the contact qualified.
     *
     * Default: []
     */
    qualified: string[];
    /**
     * Default: 0
     */
    lastContactAt: number;
    /**
     * Validity of the last package, ms; 0 when none.
     *
     * Default: 0
     */
    contextUntil: number;
    /**
     * In (due, id) order.
     *
     * Default: []
     */
    timers: Timer[];
}

/**
 * Up to where this partition is decided; written in the same transaction as what was decided.
 */
export interface Progress {
    topic: string;
    /**
     * Next input offset.
     */
    input: number;
    partitions: number;
    appId: string;
    /**
     * Identity of the log this belongs to.
     */
    incarnation: string;
    /**
     * Fingerprint of the schemas in use.
     */
    schemas: string;
    /**
     * Hash of the adopted tables.
     */
    tables: string;
    /**
     * Input offset from which they hold.
     */
    tablesFrom: number;
    /**
     * Empty: a name is enough. Former versions put the adopted tables here, encoded as TablesAdopted.
     */
    note: Buffer;
    /**
     * Timestamp of the last record decided, ms, by which a log is known that has lost its end and grown again; -1 when unknown.
     *
     * Default: -1
     */
    inputTime: number;
}

/**
 * An entry of the changelog: a contact, or the progress of the partition under __progress.
 */
export interface StateEntry {
    entry: {
        "baton.ContactState": ContactState;
        "baton.Progress"?: never;
    } | {
        "baton.ContactState"?: never;
        "baton.Progress": Progress;
    };
}

export type ReceiptStatus = "begun" | "done" | "skipped" | "failed" | "unknown";

/**
 * A location far behind the others.
 */
export interface CrmApart {
    location: string;
    /**
     * Everything of it below this offset is settled.
     */
    from: number;
}

/**
 * How far the partition is written, as of this receipt.
 */
export interface CrmProgress {
    /**
     * Everything below this offset of outbound.messages is settled, but for what is apart.
     */
    outbound: number;
    /**
     * Offset of this topic from which on the receipts of all that is not below stand.
     */
    receipts: number;
    /**
     * Default: []
     */
    apart: CrmApart[];
}

/**
 * What became of one action of an outbound message: written before a write that must not happen twice, and after every write.
 */
export interface CrmReceipt {
    decisionId: string;
    /**
     * Index in the outbound message; -1 for the message as a whole.
     */
    action: number;
    /**
     * Name of the action in the outbound schema.
     */
    kind: string;
    contactId: string;
    /**
     * begun: about to be written; without a later receipt nobody knows whether it was.
     */
    status: ReceiptStatus;
    /**
     * The CRM's own id of what was written.
     *
     * Default: ""
     */
    providerId: string;
    /**
     * Default: 1
     */
    attempts: number;
    at: number;
    /**
     * Why it was skipped or failed; no personal data.
     *
     * Default: ""
     */
    note: string;
    /**
     * Where the outbound message stands in its partition.
     *
     * Default: -1
     */
    offset: number;
    /**
     * Default: null
     */
    progress: null | CrmProgress;
}

export type Verdict = "continue" | "handoff" | "refused" | "deferred" | "queued" | "released" | "human" | "opted_out" | "opted_in" | "reply_sent" | "reply_held" | "reply_dropped" | "recorded" | "duplicate" | "assigned" | "timer_moot" | "erased" | "ignored" | "dead_lettered";

/**
 * One intent as it was used.
 */
export interface ScoreUsed {
    intent: string;
    /**
     * Combined, in 1/10,000.
     */
    score: number;
    /**
     * Of the message alone, by the shipped model; -1 when not read.
     *
     * Default: -1
     */
    model: number;
    /**
     * From outside; -1 when none.
     *
     * Default: -1
     */
    outside: number;
}

/**
 * Where in the message it stands.
 */
export interface Evidence {
    /**
     * An intent or side.name of a fact.
     */
    label: string;
    /**
     * UTF-16 offset into the text.
     */
    start: number;
    end: number;
}

/**
 * The confidence a route asks for.
 */
export interface ThresholdUsed {
    from: string;
    to: string;
    /**
     * In 1/10,000.
     */
    value: number;
    /**
     * policy or learned.
     */
    source: string;
    /**
     * Of the learned value; 0 for the policy.
     *
     * Default: 0
     */
    version: number;
}

/**
 * A named number: a time in ms or a count.
 */
export interface GuardInput {
    name: string;
    value: number;
}

/**
 * One guard with what it looked at.
 */
export interface GuardResult {
    guard: string;
    passed: boolean;
    /**
     * Default: []
     */
    inputs: GuardInput[];
    /**
     * Event time from which it lets pass, ms.
     *
     * Default: null
     */
    passesAt: null | number;
}

/**
 * What would have let it pass.
 */
export interface WouldPass {
    /**
     * From this event time on, ms.
     *
     * Default: null
     */
    at: null | number;
    /**
     * Missing score, in 1/10,000.
     *
     * Default: null
     */
    margin: null | number;
    /**
     * Default: ""
     */
    note: string;
}

/**
 * A draw that let a handoff below its threshold through.
 */
export interface Exploration {
    /**
     * In 1/10,000.
     */
    draw: number;
    /**
     * In 1/10,000.
     */
    propensity: number;
}

/**
 * What was decided for one input record (slot 0), or beside it (slots ≥ 1), and why. Holds no personal data.
 */
export interface Decision {
    decisionId: string;
    /**
     * Of the input record.
     */
    partition: number;
    /**
     * Of the input record.
     */
    offset: number;
    slot: number;
    /**
     * The record key; empty when it could not be read.
     */
    contactId: string;
    /**
     * Branch of the input event, or the kind of timer.
     */
    event: string;
    /**
     * Event time, ms.
     */
    at: number;
    /**
     * Dashes of the design are underscores here (Avro names).
     */
    verdict: Verdict;
    /**
     * Code; for a refused handoff the first guard that failed.
     */
    reason: string;
    /**
     * Before.
     */
    owner: string;
    ownerAfter: string;
    /**
     * Where it wanted to go; empty when nowhere.
     *
     * Default: ""
     */
    target: string;
    /**
     * After.
     */
    term: number;
    /**
     * Default: []
     */
    scores: ScoreUsed[];
    /**
     * Default: []
     */
    evidence: Evidence[];
    /**
     * Default: null
     */
    threshold: null | ThresholdUsed;
    /**
     * In order; empty when no handoff was at stake.
     *
     * Default: []
     */
    guards: GuardResult[];
    /**
     * Default: null
     */
    wouldPass: null | WouldPass;
    /**
     * Names of facts learned or changed: side.name.
     *
     * Default: []
     */
    facts: string[];
    /**
     * Default: []
     */
    warnings: string[];
    /**
     * decisionId this one refers to (reply, outcome, deferral); empty when none.
     *
     * Default: ""
     */
    about: string;
    /**
     * Default: null
     */
    explore: null | Exploration;
    /**
     * Hash of rules, weights, lexicon and data versions.
     */
    engine: string;
    /**
     * Hash of the policy; empty when none was needed.
     */
    policy: string;
    /**
     * Hash of the adopted tables.
     */
    tables: string;
}

export type Outcome = "successful" | "failed" | "reverted" | "timeout" | "superseded";

/**
 * What became of one handoff.
 */
export interface HandoffOutcome {
    /**
     * Of the handoff.
     */
    decisionId: string;
    contactId: string;
    /**
     * Default: ""
     */
    locationId: string;
    from: string;
    to: string;
    outcome: Outcome;
    reason: string;
    /**
     * In 1/10,000.
     */
    score: number;
    /**
     * In 1/10,000.
     */
    threshold: number;
    /**
     * Probability with which the policy would have handed over, in 1/10,000.
     *
     * Default: 10000
     */
    propensity: number;
    handedAt: number;
    closedAt: number;
    policy: string;
    engine: string;
}

/**
 *
 */
export interface PolicyDocument {
    hash: string;
    name: string;
    /**
     * Canonical JSON.
     */
    document: string;
}

/**
 *
 */
export interface PolicyActivation {
    location: string;
    hash: string;
    by: string;
    at: number;
}

/**
 * A policy by its hash, or which one is active where (key active/<location>).
 */
export interface PolicyEntry {
    entry: {
        "baton.PolicyDocument": PolicyDocument;
        "baton.PolicyActivation"?: never;
    } | {
        "baton.PolicyDocument"?: never;
        "baton.PolicyActivation": PolicyActivation;
    };
}

/**
 * configured: too few outcomes to learn from; shadow: would like to hold, under a key of its own.
 */
export type ThresholdStatus = "active" | "shadow" | "rolled_back" | "configured";

/**
 * The learned threshold of a route; the record key is from>to, or shadow/from>to for a value that runs as shadow.
 */
export interface LearnedThreshold {
    from: string;
    to: string;
    /**
     * In 1/10,000.
     */
    value: number;
    version: number;
    status: ThresholdStatus;
    /**
     * fixed, step or anchored.
     */
    policy: string;
    samples: number;
    /**
     * At the threshold, in 1/10,000; -1 without data.
     *
     * Default: -1
     */
    successRate: number;
    /**
     * Success it takes, in 1/10,000; -1 when the policy has none.
     *
     * Default: -1
     */
    needed: number;
    /**
     * Last closed event-time day, days since 1970.
     */
    day: number;
    explanation: string;
    /**
     * e-value of the comparison with the active value; 1 without one.
     *
     * Default: 1
     */
    evidence: number;
}

/**
 * Counts of outcomes whose score lies in [bin, bin + 1) times 0.025.
 */
export interface ScoreBin {
    bin: number;
    successes: number;
    failures: number;
}

/**
 * Outcomes of one route on one day that were counted elsewhere; the record key is source/from>to/day, and a later record takes the place of an earlier one.
 */
export interface OutcomeHistory {
    /**
     * Where they come from; a source may be replaced or deleted as a whole.
     */
    source: string;
    from: string;
    to: string;
    /**
     * Event-time day, days since 1970.
     */
    day: number;
    bins: ScoreBin[];
}

/**
 *
 */
export interface InputProgress {
    topic: string;
    partition: number;
    offset: number;
}

/**
 * State and progress of the learner, by record key.
 */
export interface LearnerEntry {
    kind: string;
    /**
     * Default: []
     */
    input: InputProgress[];
    /**
     * Canonical JSON.
     */
    body: Buffer;
}

export type SendKind = "reply" | "initiated" | "acknowledgement" | "template" | "confirmation";

/**
 * One message to the contact.
 */
export interface SendText {
    text: string;
    kind: SendKind;
    /**
     * Default: "sms"
     */
    channel: string;
}

/**
 * Additive.
 */
export interface AddTags {
    tags: string[];
}

/**
 *
 */
export interface RemoveTags {
    tags: string[];
}

/**
 * A fact with where it came from.
 */
export interface ContextFact {
    side: string;
    name: string;
    value: string;
    confidence: number;
    at: number;
    /**
     * messageId, bot or person it came from.
     */
    source: string;
    fresh: boolean;
}

/**
 * What is known, so that nobody asks again.
 */
export interface ContextPackage {
    facts: ContextFact[];
    /**
     * Qualification, 0–100.
     */
    score: number;
    /**
     * hot, warm, cold.
     */
    temperature: string;
    /**
     * immediate, urgent, ready, considering, browsing.
     */
    urgency: string;
    /**
     * At most 512 bytes.
     */
    summary: string;
    /**
     * Required facts of the bot that are not known or not fresh.
     */
    openQuestions: FactKey[];
    /**
     * Bot that had it before; empty when none.
     */
    from: string;
    /**
     * Default: ""
     */
    handoffReason: string;
    /**
     * ms; do not use the package after it.
     */
    validUntil: number;
}

/**
 * The context package for the CRM fields.
 */
export interface SetContext {
    context: ContextPackage;
    owner: string;
}

/**
 * For people.
 */
export interface AddNote {
    text: string;
}

/**
 * For the human queue.
 */
export interface AddTask {
    title: string;
    text: string;
    dueAt: number;
}

/**
 * Mirror of the opt-out.
 */
export interface SetDnd {
    on: boolean;
}

/**
 * What leaves for the contact or the CRM, in order.
 */
export interface OutboundMessage {
    /**
     * With the index of an action: its idempotency key.
     */
    decisionId: string;
    contactId: string;
    locationId: string;
    /**
     * Who speaks; router for templates.
     */
    bot: string;
    /**
     * Event time, ms.
     */
    at: number;
    actions: ({
        "baton.SendText": SendText;
        "baton.AddTags"?: never;
        "baton.RemoveTags"?: never;
        "baton.SetContext"?: never;
        "baton.AddNote"?: never;
        "baton.AddTask"?: never;
        "baton.SetDnd"?: never;
    } | {
        "baton.SendText"?: never;
        "baton.AddTags": AddTags;
        "baton.RemoveTags"?: never;
        "baton.SetContext"?: never;
        "baton.AddNote"?: never;
        "baton.AddTask"?: never;
        "baton.SetDnd"?: never;
    } | {
        "baton.SendText"?: never;
        "baton.AddTags"?: never;
        "baton.RemoveTags": RemoveTags;
        "baton.SetContext"?: never;
        "baton.AddNote"?: never;
        "baton.AddTask"?: never;
        "baton.SetDnd"?: never;
    } | {
        "baton.SendText"?: never;
        "baton.AddTags"?: never;
        "baton.RemoveTags"?: never;
        "baton.SetContext": SetContext;
        "baton.AddNote"?: never;
        "baton.AddTask"?: never;
        "baton.SetDnd"?: never;
    } | {
        "baton.SendText"?: never;
        "baton.AddTags"?: never;
        "baton.RemoveTags"?: never;
        "baton.SetContext"?: never;
        "baton.AddNote": AddNote;
        "baton.AddTask"?: never;
        "baton.SetDnd"?: never;
    } | {
        "baton.SendText"?: never;
        "baton.AddTags"?: never;
        "baton.RemoveTags"?: never;
        "baton.SetContext"?: never;
        "baton.AddNote"?: never;
        "baton.AddTask": AddTask;
        "baton.SetDnd"?: never;
    } | {
        "baton.SendText"?: never;
        "baton.AddTags"?: never;
        "baton.RemoveTags"?: never;
        "baton.SetContext"?: never;
        "baton.AddNote"?: never;
        "baton.AddTask"?: never;
        "baton.SetDnd": SetDnd;
    })[];
}

/**
 *
 */
export interface PolicyInForce {
    /**
     * * for all others.
     */
    location: string;
    hash: string;
}

/**
 *
 */
export interface ThresholdInForce {
    from: string;
    to: string;
    value: number;
    version: number;
}

/**
 *
 */
export interface HealthInForce {
    bot: string;
    status: string;
    p95Ms: number;
    /**
     * In 1/10,000.
     */
    errors: number;
    samples: number;
    version: number;
}

/**
 * From which input offset which tables hold in a partition.
 */
export interface TablesAdopted {
    partition: number;
    from: number;
    hash: string;
    engine: string;
    policies: PolicyInForce[];
    thresholds: ThresholdInForce[];
    health: HealthInForce[];
}

export type RoutedWhy = "continue" | "handoff" | "release" | "follow_up" | "re_ask" | "again";

/**
 * What the contact wrote.
 */
export interface RoutedText {
    messageId: string;
    text: string;
    channel: string;
    at: number;
    /**
     * Only the first 2 KiB are repeated when a message is routed again.
     *
     * Default: false
     */
    truncated: boolean;
}

/**
 * A message for a bot, why it comes and all it needs to answer.
 */
export interface RoutedMessage {
    decisionId: string;
    contactId: string;
    locationId: string;
    bot: string;
    term: number;
    why: RoutedWhy;
    /**
     * null for follow-ups.
     *
     * Default: null
     */
    message: null | RoutedText;
    context: ContextPackage;
    /**
     * Facts that a dropped reply asked for although they are known.
     *
     * Default: []
     */
    doNotAsk: FactKey[];
    /**
     * What was asked so far, by any bot, the oldest first; at most 16.
     *
     * Default: []
     */
    asked: AskedCount[];
    /**
     * en or es.
     *
     * Default: "en"
     */
    language: string;
    /**
     * Event time, ms.
     */
    at: number;
    /**
     * A reply is due by then, ms; 0 when none is due.
     *
     * Default: 0
     */
    deadlineAt: number;
}
