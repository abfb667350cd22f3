/** Where the lines lie inside a chart, shared by what draws them and what reads them. All in CSS pixels. */

export const Y_AXIS_WIDTH = 46;
export const X_AXIS_HEIGHT = 22;
/** Above the lines stands the name of the vertical axis. */
const MARGIN = { top: 20, bottom: 0, left: 0 } as const;

/** Room right of the lines, and the room that the horizontal axis's name or names at the lines' ends need. */
export const GUTTER = { plain: 12, titled: 86, labelled: 116 } as const;

export const marginsWith = (gutter: number) => ({ ...MARGIN, right: gutter });

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The plot's own rectangle in a chart of this size. */
export const frameIn = (width: number, height: number, gutter: number): Frame => ({
  left: MARGIN.left + Y_AXIS_WIDTH,
  top: MARGIN.top,
  width: Math.max(0, width - MARGIN.left - Y_AXIS_WIDTH - gutter),
  height: Math.max(0, height - MARGIN.top - X_AXIS_HEIGHT - MARGIN.bottom),
});
