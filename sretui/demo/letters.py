# ruff: noqa: E501 - mails and terminal dumps keep the lines they came with
"""What the customers of this week wrote: mails as they get pasted, with everything that mail does to a text."""

SIGNATURE = """\
--
Dr. Jane Doe
Computational Hydrology, University of Eastmere
Tel. +00 555 0100 | jane.doe@example.org"""

REMOTE_BLANK = (
    """\
Hi all,

since I connect to our Mac Studio over remote desktop, Skerry 4.2.1 opens a **blank window**: menus are there, the
drawing area stays white. On the machine's own screen it works. I tried `skerry -nowin` and got pictures, so the data
are fine. Restarting does not help; logging out and in again over remote desktop does not either.

macOS 15.1, M2 Ultra, Skerry from the .dmg.

Is there a setting I could change from here? I am at sea until Thursday and cannot walk to the machine.

Thank you
Jane

"""
    + SIGNATURE
)

REMOTE_CRASH = """\
Caller says Skerry dies as soon as she opens a **time-dependent** Exodus database on the cluster (8 ranks). Works on her
laptop with the first 10 steps. She read me the last lines and then mailed the rest:

>>> OpenDatabase("cluster7:/p/scratch/run_041/fuel_pin.e.128.*", 0)
skerry: engine_par: rank 5: /build/skerry/src/databases/Exodus/ExodusCatalog.C:1187: void Skerry::ExodusCatalog::AddTimeStep(const std::vector<double> &, const std::string &, int, bool, const Skerry::MeshMetaData *): Assertion `times.size() == cycles.size() && "every step has its cycle number"' failed. (rank 5 of 8, host c7n0412, step 61)
Program received signal SIGABRT, Aborted.
<gdb> bt
#0  0x00002b8a1f2c4387 in raise () from /lib64/libc.so.6
#1  0x00002b8a1f2c5a78 in abort () from /lib64/libc.so.6
#2  0x00002b8a1c77c0d1 in Skerry::ExodusCatalog::AddTimeStep(std::vector<double, std::allocator<double> > const&, std::__cxx11::basic_string<char> const&, int, bool, Skerry::MeshMetaData const*) () from /usr/gapps/skerry/4.2.1/linux-x86_64/lib/libIExodusDatabase_ser.so
#3  0x00002b8a1c77d55f in Skerry::ExodusCatalog::Populate() () from /usr/gapps/skerry/4.2.1/linux-x86_64/lib/libIExodusDatabase_ser.so
<gdb> quit
=====================================================
--

She needs a plot for a review on Wednesday."""

OVERDUE_SESSION = """\
Dear Skerry team,

“Save session” writes a file, but opening it again gives me

    Error: expression “vorticity_mag” could not be restored (line 214)

and all my selections are gone.
\u00a0
I have three afternoons of work in there …
\u00a0
The file is called `Strömung_läuft_über.session`. Could the “ö” have something to do with it?

Kind regards,
Włodzimierz Sęk

From: Skerry Users <skerry-users@example.org>
Sent: {sent}
To: Sęk, Włodzimierz <w.sek@example.org>
Subject: [EXTERNAL] Welcome to the skerry-users list

Your address ***@***.*** has been subscribed.
To Unsubscribe: send a blank message to leave@example.org"""

STREAMLINES = """\
How do I seed streamlines from the nodes of a surface I selected before? The manual has only points, lines and
planes. I tried the “from file” option with a table of 20,000 points and the program took **eleven minutes**.

- [x] read the manual
- [x] searched the list
- [ ] understood the answer I found

<details><summary>My script</summary>

```python
AddPlot("Streamline", "velocity")
s = StreamlineAttributes()
s.seeds = s.PointList
s.pointList = open("nodes.txt").read().split()
SetPlotOptions(s)
DrawPlots()
```

</details>"""
STREAMLINES_ANSWER = """\
There is a way that is not in the manual yet: `s.seeds = s.FromSelection` takes a named selection, so

```python
sel = CreateNamedSelection("inlet")
s.seeds, s.selection = s.FromSelection, "inlet"
```

Would you try that on 4.2.1 and tell us whether it is fast enough? The point list is slow because it is copied once for
every rank; I have filed that."""

MOVIE = """\
Exporting a movie stops at frame 512 every time, whatever the format. Disk and memory are fine.

  skerry -movie -format mpeg -sessionfile flood.session -o out.mpg
  ...
  frame 511 written
  frame 512 written
  Could not open engine pipe: Too many open files

Linux, 4.2.0 from the package."""
MOVIE_ANSWER = """\
Thank you, that is a leak of ours: every frame keeps its log file open. Until 4.2.2 is out, `ulimit -n 8192` before starting
carries you to frame 8,000. May I close this when that works for you?"""
MOVIE_REPLY = """\
Thanks for the quick answer! `ulimit -n 8192` is refused on our cluster (“cannot modify limit”). Is there another way? The
conference is next week …

On {sent}, Torbjørn Kvale
<***@***.***> wrote:

> Thank you, that is a leak of ours: every frame keeps its log file open. Until
> 4.2.2 is out, `ulimit -n 8192` before starting carries you to frame 8,000.
>
> May I close this when that works for you?"""

UNITS = """\
Pressures from the CGNS reader come out a factor of 10 too large when the file gives its units as dyn/cm². Other readers are
right. A file of 40 kB that shows it is at https://example.org/files/units.cgns ."""
UNITS_ANSWER = """\
I can see it with your file. The reader ignores `DimensionalUnits` below `FlowSolution`. Dividing by 10 in an expression is
safe meanwhile: `p_si = pressure / 10.`"""
UNITS_REPLY = """\
The division works for one zone, but our file mixes zones with and without units. How can I tell in the expression which
zone I am in?"""

INSTALL = """\
We would like to install Skerry on machines without internet access. Which packages does the build fetch? The list in
INSTALL.md seems to be of 3.8."""
INSTALL_ANSWER = """\
`build_skerry --download-only --list` prints every archive with its checksum; put them all into one folder and give that to
`--third-party-path`. Does this work on your side of the air gap? The list in the manual is out of date, you are right."""

LABELS = """\
Node labels overlap so badly on dense meshes that nothing can be read. Could labels be thinned out automatically?"""
LABELS_ANSWER = """\
There is “Restrict number of labels” in the label plot's options, 200 by default. Is that what you need, or do you want them
thinned by screen distance?"""

VOLUME = """\
Volume rendering is grey instead of coloured since the update to 4.2. My colour table is still in the list. With 4.1.3
everything was as it should be.

Screenshots: <img width="400" src="https://example.org/files/grey.png">"""
VOLUME_ANSWER = """\
The update turned “lighting” on with a material of zero saturation. *Options → Material → Reset* brings the colours back. We
will set the old default again in 4.2.2."""
VOLUME_THANKS = "That was it, thank you so much, and sorry for the late answer! Have a good week, everybody."

THREADS = """\
Does the threaded engine work together with MPI? `skerry -np 8 -nt 4` starts 32 processes on one node here."""
THREADS_ANSWER = """\
They do not work together: `-nt` counts for the serial engine alone, with `-np` it is read as ranks per rank. A bug in the
launcher rather than in your script; use `-np 32` meanwhile."""
THREADS_AGAIN = """\
I come back to this old thread because we now have the same trouble in 4.2.1, but with `-nt 1`: sixteen processes instead of
eight. Has something changed? Our queue bills us for every one of them."""

OUT_OF_OFFICE = """\
I am out of the office until Monday with limited access to e-mail. In urgent cases please contact the help desk at
help@example.org.

-------------- next part --------------
An HTML attachment was scrubbed...
URL: <https://lists.example.org/pipermail/skerry-users/attachments/attachment.html>"""

PARALLEL = """\
Hallo,

the engine on our new cluster (“Fjord”, Slurm 24) never comes up: the launcher prints “Waiting for engine …” and after five
minutes “Connection timed out”. The host profile is the one from the old cluster with another name.

Peadar Gallagher"""
PARALLEL_ANSWER = """\
Hello Peadar, the compute nodes of the new cluster cannot reach the login node by its short name. In the host profile, tick
*Tunnel data connections through SSH* and set *Determine host from* to `SLURM_SUBMIT_HOST`. Please tell us whether the
engine comes up then."""

DOUBLE = """\
Skerry 4.2.1 does not start on Ubuntu 24.04:

skerry: error while loading shared libraries: libGLU.so.1: cannot open shared object file: No such file or directory

I installed with the tar file. What am I missing?"""

WISH = """\
It would help our students if the time slider could be moved with the keyboard: arrow keys for a step, Page Up/Down for ten.
Is there a shortcut already?"""
WISH_ANSWER = """\
There is none. I think this is a fine idea and will move it to the program's own issues, where wishes live."""

NEW_MAIL = """\
Hello,

after this morning's update of our login nodes the Skerry client says “Version mismatch: viewer 4.2.1, engine 4.1.3” and
refuses to connect. Nobody here installed anything on the compute side. Can I tell it to start the older engine? I have to
hand in pictures this afternoon.

Best wishes
Kehinde Adeyemi
Coastal Models Group
--
K. Adeyemi, room 2.114, 555 0144"""
NEW_REPLY = """\
I tried `FromSelection` now: it works and takes four seconds instead of eleven minutes. One more question: can the seeds move
with the selection from one time step to the next?"""
NEW_NOISE = """\
Automatic reply: Thank you for your message. I have left the Institute of Sediment Transport; please write to
sediment@example.org instead.

To Unsubscribe: send a blank message to leave@example.org"""
LATE_THANKS = "Just to let you know that the new build works for all of us. Many thanks!"

SUBMIT = """\
In a batch job `skerry -nowin -cli -s contour.py` ends with “engine lost” as soon as it draws the second of our 40
pictures. The same script works when I start it by hand on the login node. Slurm 23, Skerry 4.2.1, 4 nodes.

We have an allocation until the end of the week."""
SUBMIT_ANSWER = """\
Thank you for the script. I can see it with two nodes here: the engine of the first picture is not gone yet when the
second one starts. I am building a version that waits for it, and tell you as soon as it is ready."""
PROFILES = """\
Is there a way to share host profiles in our group? Everybody has a copy in `~/.skerry/hosts`, and each month one of us
finds out that theirs is out of date."""
PROFILES_ANSWER = """\
There is: `SKERRYHOSTS` may name a folder that all of you can read. I am finding out whether the two are merged, or
whether yours then hides the ones that come with Skerry; you will hear from us."""
HANDED = (
    "Hello,\n\nmy week of duty ends today. {taker} looks after your question from now on and has all that you told us: "
    "you need not repeat anything. Please simply go on writing here.\n\n{giver}\n\n{lines}"
)
