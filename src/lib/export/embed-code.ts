import { escapeXml } from '#lib/drawing/xml.ts';

/** Where a figure is embedded, and how large. */
export interface EmbedSpec {
	/** Address of the embed. */
	readonly src: string;
	readonly titre: string;
	readonly height: number;
	/** Pixels, or the whole room. */
	readonly width: number | '100%';
}

/** The frame alone: it works at its height without any script. */
export function iframeCode({ src, titre, height, width }: EmbedSpec): string {
	return `<iframe src="${escapeXml(src)}" title="${escapeXml(titre)}" width="${width}" height="${height}" loading="lazy" style="border:0" referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
}

/** The frame, and the one script that gives it its height. */
export function embedCode(spec: EmbedSpec): string {
	return `${iframeCode(spec)}\n<script src="${escapeXml(new URL('/embed.js', spec.src).href)}" async></script>`;
}

/** For sites that strip frames: the picture, its text alternative and a link. */
export function imageCode(image: string, page: string, titre: string): string {
	return `<a href="${escapeXml(page)}"><img src="${escapeXml(image)}" alt="${escapeXml(titre)}" style="max-width:100%;height:auto"></a>`;
}
