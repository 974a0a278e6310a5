/** How much a line of the log matters. */
export type Level = 'info' | 'avertissement' | 'erreur';

/** What went wrong, as a line may say it: its name, its code, its sentence, where. */
function told(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { erreur: String(error) };
	const { name, message, stack } = error;
	const code: unknown = 'code' in error ? error.code : undefined;
	return {
		erreur: `${name}: ${message}`,
		...(code === undefined ? {} : { code }),
		pile: stack?.split('\n').slice(1, 9)
	};
}

/** Writes a line of the log as JSON: one event, one line, whatever visitors write. */
export function writeLog(
	niveau: Level,
	evenement: string,
	{ error, ...fields }: Readonly<Record<string, unknown>> = {}
): void {
	const line = JSON.stringify({
		heure: new Date().toISOString(),
		niveau,
		evenement,
		...fields,
		...(error === undefined ? {} : told(error))
	});
	if (niveau === 'erreur') console.error(line);
	else console.log(line);
}
