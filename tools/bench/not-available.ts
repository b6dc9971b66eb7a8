// Why something cannot be measured on this machine.

/** The machine lacks something; the message says what. */
export class NotAvailable extends Error {}
