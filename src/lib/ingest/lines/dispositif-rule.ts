import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { resolvedTold, resolveDispositif } from '#lib/ingest/cells/dispositifs.ts';
import type { Reading } from '#lib/ingest/cells/reading.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';

/** The codes of a line once each has completed the others. */
export interface ResolvedCodes {
	readonly dispositif: string | null;
	readonly programme: string | null;
	readonly action: string | null;
	readonly issue: Issue | null;
	readonly outside?: 'programme' | 'action';
}

const MAX_REMEMBERED = 10_000;

function disagreement(what: string, a: string, b: string): Issue {
	const phrase = fr`les codes se contredisent : ${what} ${a} dans une colonne, ${b} dans une autre. Corrigez l'un des deux.`;
	return issue('row-constraint', 'bloquant', phrase, 'des codes qui vont ensemble');
}

/** Completes programme and action from longer codes, and finds or checks the dispositif; remembers what it found. */
export class DispositifRule {
	readonly #reference: Pick<Reference, 'dispositifs' | 'nomenclature'>;
	readonly #remembered = new Map<string, ResolvedCodes>();

	constructor(reference: Pick<Reference, 'dispositifs' | 'nomenclature'>) {
		this.#reference = reference;
	}

	apply(
		dispositif: string | null,
		programme: string | null,
		action: Reading | undefined,
		sousAction: Reading | undefined,
		exercice: number,
		/** Readings of other columns that name codes too: « 137-15 » as a dispositif or a programme. */
		naming: readonly (Reading | undefined)[] = []
	): ResolvedCodes {
		const key = [
			...naming.flatMap((reading) => [reading?.programme, reading?.action]),
			dispositif,
			programme,
			action?.programme,
			action?.value,
			sousAction?.programme,
			sousAction?.action,
			exercice
		].join(' ');
		let resolved = this.#remembered.get(key);
		if (!resolved) {
			resolved = this.#resolve(dispositif, programme, action, sousAction, exercice, naming);
			if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
			this.#remembered.set(key, resolved);
		}
		return resolved;
	}

	#resolve(
		dispositif: string | null,
		programme: string | null,
		action: Reading | undefined,
		sousAction: Reading | undefined,
		exercice: number,
		naming: readonly (Reading | undefined)[]
	): ResolvedCodes {
		const named = naming.filter((reading) => reading !== undefined);
		const programmes = [
			programme,
			action?.programme,
			sousAction?.programme,
			...named.map((reading) => reading.programme)
		].filter((code) => code != null);
		const actions = [action?.value, sousAction?.action, ...named.map((reading) => reading.action)].filter(
			(code) => code != null
		);
		const [firstProgramme = null] = programmes;
		const [firstAction = null] = actions;
		const codes = { programme: firstProgramme, action: firstAction };
		const otherProgramme = programmes.find((code) => code !== firstProgramme);
		if (firstProgramme !== null && otherProgramme !== undefined) {
			return { ...codes, dispositif, issue: disagreement('programme', firstProgramme, otherProgramme) };
		}
		const otherAction = actions.find((code) => code !== firstAction);
		if (firstAction !== null && otherAction !== undefined) {
			return { ...codes, dispositif, issue: disagreement('action', firstAction, otherAction) };
		}
		const found = resolveDispositif(this.#reference, dispositif, firstProgramme, firstAction, exercice);
		const asDispositif = named.some((reading) => reading.programme !== undefined);
		if (!asDispositif) return { ...codes, ...found };
		const text = fr`Le programme ${firstProgramme ?? ''}, action ${firstAction ?? ''},`;
		return { ...codes, ...found, issue: resolvedTold(this.#reference, found, text, exercice) };
	}
}
