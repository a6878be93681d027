interface Nachricht {
  readonly an: string;
  readonly text: string;
}

/** Was die Praxis im laufenden Szenario verschickt hat. */
export const postausgang: Nachricht[] = [];
