import { formatCount } from '#lib/domain/typography.ts';
import type { CheckedCopy } from './check-copy.ts';
import type { FigurePreset } from './presets.ts';

interface Host {
	readonly nom: string;
	readonly fichiers?: number;
	readonly octets?: number;
	readonly octetsParFichier?: number;
	readonly fichiersParDossier?: number;
}

/** What hosts of static sites said that they take, as their own pages told in 2026. */
const HOSTS: readonly Host[] = [
	{ nom: 'Cloudflare Pages (offre gratuite)', fichiers: 20_000, octetsParFichier: 25 * 1024 ** 2 },
	{ nom: 'GitHub Pages', octets: 1e9 },
	{ nom: 'GitLab Pages (gitlab.com)', octets: 1024 ** 3, fichiers: 200_000 },
	{ nom: 'Netlify', fichiersParDossier: 54_000 }
];

export type Size = Pick<CheckedCopy, 'files' | 'bytes' | 'largest' | 'inOneFolder'>;

const megabytes = (bytes: number) => `${formatCount(Math.ceil(bytes / 1e6))} Mo`;

/** A sentence for each known limit of a host that a copy passes. */
export const passedLimits = ({ files, bytes, largest, inOneFolder }: Size): string[] =>
	HOSTS.flatMap(({ nom, fichiers, octets, octetsParFichier, fichiersParDossier }) => [
		...(fichiers !== undefined && files > fichiers
			? [`${nom} accepte ${formatCount(fichiers)} fichiers : la copie en a ${formatCount(files)}.`]
			: []),
		...(octets !== undefined && bytes > octets
			? [`${nom} accepte ${megabytes(octets)} : la copie pèse ${megabytes(bytes)}.`]
			: []),
		...(octetsParFichier !== undefined && largest.bytes > octetsParFichier
			? [
					`${nom} accepte des fichiers de ${megabytes(octetsParFichier)} : « ${largest.name} » pèse ${megabytes(largest.bytes)}.`
				]
			: []),
		...(fichiersParDossier !== undefined && inOneFolder > fichiersParDossier
			? [
					`${nom} accepte ${formatCount(fichiersParDossier)} fichiers dans un dossier : l’un de la copie en a ${formatCount(inOneFolder)}.`
				]
			: [])
	]);

/** Which options make a copy smaller. */
export function smallerBy(presets: readonly FigurePreset[], frozen: readonly number[]): string {
	const ways = [
		...(presets.length > 1 ? [`« --filtres ${presets[0]} » n’en garde qu’un`] : []),
		...(presets.length > 0 ? ['« --filtres aucun » n’en garde aucun'] : []),
		...(frozen.length > 1
			? [
					`un autre dossier ne reprend pas les adresses figées des ${formatCount(frozen.length - 1)} versions d’avant`
				]
			: [])
	];
	return ways.length === 0
		? 'Aucune option ne la rend plus petite : il faut un autre hébergement.'
		: `Pour une copie plus petite : ${ways.join(' ; ')}.`;
}
