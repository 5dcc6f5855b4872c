"""The jointed figure that shows each exercise.

`data/figures/*.toml` says where hands and feet are and how the trunk is held (`data.figure_values`), and what moves
when (`data.figure_script`). `body` has the measures, `limbs` and `skeleton` solve a pose into joints, `blend` and
`timeline` move from pose to pose at the tempo, `camera` looks at it, `working` says whose muscles work, `shapes`,
`muscles` and `equipment` what is seen, `scene` in which order, `canvas` draws it with Pillow, `drawing` a whole loop,
`movie` makes the bytes, `making` is asked for them. Vectors and frames are in `vectors`. Lengths are in percent of
body height.
"""
