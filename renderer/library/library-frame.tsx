// The element that scrolls, the sheet in it that the days stand on, and the edge beside it.
import type { ComponentProps, ReactNode } from 'react';
import { say } from '../words/say.ts';
import type { Density, Grid } from './grid.ts';
import { gridStyle, isTight } from './list-measures.ts';
import './library.css';

interface LibraryFrameProps {
  readonly density: Density;
  readonly grid: Grid;
  /** Pixels of the sheet. */
  readonly height: number;
  /** What the list listens to. */
  readonly list: ComponentProps<'div'>;
  readonly edge: ReactNode;
  readonly children: ReactNode;
}

/** Holds no state: the core draws it too. */
export function LibraryFrame({ density, grid, height, list, edge, children }: LibraryFrameProps): ReactNode {
  return (
    <div className="library-frame" data-density={density} data-tight={isTight(grid, density) ? '' : undefined}>
      <div className="library" role="region" aria-label={say('library.label')} {...list}>
        <div className="library-days" style={gridStyle(grid, height)}>{children}</div>
      </div>
      {edge}
    </div>
  );
}
