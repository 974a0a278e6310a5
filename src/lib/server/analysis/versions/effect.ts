import { FORMES, NATURES, type Etape, type Forme, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import { statedBy, type Stated } from './stated-by-files.ts';

/** Cents before a version, in its files and after it; `null` when nothing counted, or when no file says anything of it. */
export interface Moved {
	readonly avant: number | null;
	/** What the files of the version say: their details, or their totals where they give no detail. */
	readonly fichier: number | null;
	readonly apres: number | null;
}

/** What a version did to one form, `MULTI` and `NV` included. Without keys: money that only a key attributes is `NV` (R7). */
export interface FormeMoved extends Moved {
	readonly forme: Forme;
}

/** What a version did to one (dispositif, exercice, étape), in cents. */
export interface EffectRow extends Moved {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	/** The view of nature; `np` when no line of the slot says AE or CP. */
	readonly nature: Nature;
	readonly ajoutees: number;
	readonly modifiees: number;
	readonly retirees: number;
	readonly inchangees: number;
	/** Quantités whose published values differ after the version. */
	readonly concurrentes: number;
	/** The forms that had or have money, or that the files name, in the order of the vocabulary. */
	readonly formes: readonly FormeMoved[];
}

/** A slot that a version closed or opened: where R3 and R4 decided before it, or after. */
interface Side {
	readonly id: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly views: number;
	readonly contested: number;
	readonly after: number;
}

type Amounts = ReadonlyMap<Forme, number>;

interface LineCounts {
	added: number;
	withdrawn: number;
	changed: number;
	stayed: number;
}

const placeKey = ({ dispositif, exercice, etape }: Omit<Stated, 'views' | 'forme' | 'centimes'>) =>
	`${dispositif} ${exercice} ${etape}`;

/** The effect in euros of a version, slot by slot, in the order of dispositif, exercice and stage. */
export function effectOf(db: Database, version: number): EffectRow[] {
	const places = new Map<string, Side[]>();
	for (const side of sidesOf(db, version)) {
		const key = placeKey(side);
		places.set(key, [...(places.get(key) ?? []), side]);
	}
	const counted = countedIn(db, version);
	const stated = new Map<string, Stated[]>();
	for (const item of statedBy(db, version)) {
		const key = placeKey(item);
		stated.set(key, [...(stated.get(key) ?? []), item]);
	}
	return [...places].flatMap(([key, place]) => {
		const [first] = place;
		if (!first) return [];
		const { dispositif, exercice, etape } = first;
		const counts = countLines(db, version, first);
		const onlyUnsaid = place.every((side) => side.views === VIEW_BIT.ae + VIEW_BIT.cp + VIEW_BIT.np);
		return NATURES.filter((nature) => (nature === 'np') === onlyUnsaid).flatMap((nature): EffectRow[] => {
			const seen = place.filter((side) => side.views & VIEW_BIT[nature]);
			if (seen.length === 0) return [];
			const before = seen.find((side) => !side.after);
			const after = seen.find((side) => side.after);
			const [avant, apres] = [before, after].map((side) => side && (counted.get(side.id) ?? new Map()));
			const fichier = inView(stated.get(key) ?? [], nature);
			const formes = FORMES.flatMap((forme): FormeMoved[] => {
				const [was, said, is] = [avant, fichier, apres].map((side) => side?.get(forme) ?? null);
				if (was === null && said === null && is === null) return [];
				return [{ forme, avant: was ?? null, fichier: said ?? null, apres: is ?? null }];
			});
			// Settled again to the same end: nothing happened to this view.
			const moved = counts.added + counts.changed + counts.withdrawn > 0;
			const same = before?.contested === after?.contested && formes.every((row) => row.avant === row.apres);
			if (!moved && same) return [];
			return [
				{
					dispositif,
					exercice,
					etape,
					nature,
					avant: totalOf(avant),
					fichier: totalOf(fichier),
					apres: totalOf(apres),
					ajoutees: counts.added,
					modifiees: counts.changed,
					retirees: counts.withdrawn,
					inchangees: counts.stayed,
					concurrentes: after?.contested ?? 0,
					formes
				}
			];
		});
	});
}

function sidesOf(db: Database, version: number): Side[] {
	return db
		.prepare<{ version: number }, Side>(
			`SELECT id, dispositif, exercice, etape, views, contested, since_version = @version AS after
			FROM slot WHERE since_version = @version OR until_version = @version
			ORDER BY dispositif, exercice, etape`
		)
		.all({ version });
}

/** What counted in each of those slots, by form. */
function countedIn(db: Database, version: number): Map<number, Map<Forme, number>> {
	const rows = db
		.prepare<{ version: number }, { slot: number; forme: Forme; centimes: number }>(
			`SELECT c.slot_id AS slot, iif(c.by_key, 'NV', c.forme) AS forme, sum(c.centimes) AS centimes
			FROM slot s JOIN counted c ON c.slot_id = s.id
			WHERE s.since_version = @version OR s.until_version = @version GROUP BY 1, 2`
		)
		.all({ version });
	const found = new Map<number, Map<Forme, number>>();
	for (const { slot, forme, centimes } of rows) {
		found.set(slot, (found.get(slot) ?? new Map<Forme, number>()).set(forme, centimes));
	}
	return found;
}

function inView(stated: readonly Stated[], nature: Nature): Amounts {
	const found = new Map<Forme, number>();
	for (const { views, forme, centimes } of stated) {
		if (views & VIEW_BIT[nature]) found.set(forme, (found.get(forme) ?? 0) + centimes);
	}
	return found;
}

function totalOf(amounts: Amounts | undefined): number | null {
	if (amounts === undefined || amounts.size === 0) return null;
	return [...amounts.values()].reduce((total, cents) => total + cents, 0);
}

/** Lines of the blocks that the version left alone stayed too. */
function countLines(db: Database, version: number, place: Side): LineCounts {
	const row = db
		.prepare<Record<string, string | number>, LineCounts>(
			`SELECT coalesce(sum(c.added), 0) AS added, coalesce(sum(c.changed), 0) AS changed,
				coalesce(sum(c.withdrawn), 0) AS withdrawn,
				coalesce(sum(coalesce(c.stayed, (SELECT count(*) FROM line l WHERE l.block_id = b.id
					AND l.since_version < @version AND (l.until_version IS NULL OR l.until_version > @version)))), 0) AS stayed
			FROM block b LEFT JOIN block_change c ON c.block_id = b.id AND c.version_id = @version
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape`
		)
		.get({ version, dispositif: place.dispositif, exercice: place.exercice, etape: place.etape });
	return row ?? { added: 0, withdrawn: 0, changed: 0, stayed: 0 };
}
