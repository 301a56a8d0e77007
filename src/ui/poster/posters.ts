/** The posters that the build draws of every scene: what stands where a live figure is still to come, or never comes. */
import { POSTERS } from 'virtual:posters';
import type { Theme } from '../../paint';
import {
  heightAt,
  POSTER_WIDTHS,
  posterFile,
  type PosterForm,
  type ScenePosters,
  type StageHeights,
} from './poster-forms';

/** What an `<img>` needs to have its place before it has come. */
export interface Poster {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** The picture of a scene as it is opened. */
export function posterOf(sceneId: string, theme: Theme, form: PosterForm): Poster {
  const { heights, versions } = postersOf(sceneId);
  const kind = `${theme}-${form}` as const;
  const version = versions[kind] === '' ? '' : `?${versions[kind]}`;
  const src = `${import.meta.env.BASE_URL}${posterFile(sceneId, kind)}${version}`;
  const width = POSTER_WIDTHS[form];
  return { src, width, height: heightAt(heights, width) };
}

/** How high the live stage of a scene is when it is opened, by its width: the poster makes room for it. */
export function stageHeights(sceneId: string): StageHeights {
  return postersOf(sceneId).heights;
}

function postersOf(sceneId: string): ScenePosters {
  if (!Object.hasOwn(POSTERS, sceneId)) throw new Error(`there is no scene "${sceneId}"`);
  return POSTERS[sceneId];
}
