/** Constants of the build, for editors; scripts/simd.mjs gives the compiler their values. */

/** 1 in the module that multiplies and adds with one rounding, else 0. */
declare const FMA: i32;
