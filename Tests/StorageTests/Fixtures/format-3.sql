-- A store of format 3 as shixund wrote it, with one object of each kind; never edited.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE store_info (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    instance TEXT NOT NULL CHECK (length(instance) = 32)
) STRICT;
INSERT INTO store_info VALUES(1,'93b9b0fbb796b1ba602455e7fbc3b2e8');
CREATE TABLE unit (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'kindergarten' OR kind = 'primary'
        OR kind = 'junior' OR kind = 'senior' OR kind = 'nine-year'
        OR kind = 'vocational' OR kind = 'training-school' OR kind = 'research-office'
        OR kind = 'bureau'),
    parent TEXT,
    area TEXT,
    class_group TEXT,
    grades TEXT CHECK (grades GLOB '*[0-9]..*[0-9]'),
    retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    FOREIGN KEY (parent) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO unit VALUES('daoli',1,'道里区教育局','bureau',NULL,NULL,NULL,NULL,NULL);
INSERT INTO unit VALUES('hetu',1,'河图小学','primary','daoli','道里区','一类"城区"\校','-1..6','2025-01-17');
CREATE TABLE unit_change (
    unit TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field = 'name' OR field = 'kind' OR field = 'parent'
        OR field = 'area' OR field = 'group' OR field = 'grades'),
    from_day TEXT NOT NULL
        CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    value TEXT,
    CHECK (CASE field WHEN 'name' THEN value IS NOT NULL
        WHEN 'kind' THEN (value IS NOT NULL AND (value = 'kindergarten'
        OR value = 'primary' OR value = 'junior' OR value = 'senior'
        OR value = 'nine-year' OR value = 'vocational' OR value = 'training-school'
        OR value = 'research-office' OR value = 'bureau')) ELSE 1 END),
    PRIMARY KEY (unit, field, from_day),
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO unit_change VALUES('hetu','area','2024-09-01',NULL);
INSERT INTO unit_change VALUES('hetu','grades','2024-09-01',NULL);
INSERT INTO unit_change VALUES('hetu','group','2025-01-17','二类');
INSERT INTO unit_change VALUES('hetu','kind','2024-09-01','nine-year');
INSERT INTO unit_change VALUES('hetu','name','2024-09-01','河图实验小学');
INSERT INTO unit_change VALUES('hetu','parent','2025-01-17',NULL);
CREATE TABLE person (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    born TEXT CHECK (born GLOB '[12][0-9][0-9][0-9]*'),
    sex TEXT CHECK (sex = 'female' OR sex = 'male'),
    started TEXT CHECK (started GLOB '[12][0-9][0-9][0-9]*'),
    subjects TEXT NOT NULL CHECK (subjects GLOB '[[]*]'),
    category TEXT CHECK (category = 'backbone' OR category = 'young'
        OR category = 'mature'),
    post TEXT CHECK (post = 'teaching' OR post = 'care' OR post = 'support'),
    establishment TEXT CHECK (establishment = 'permanent' OR establishment = 'contract'
        OR establishment = 'private'),
    degree TEXT CHECK (degree = 'secondary' OR degree = 'college' OR degree = 'bachelor'
        OR degree = 'master' OR degree = 'doctor'),
    major TEXT,
    title TEXT CHECK (title = 'none' OR title = 'third' OR title = 'second'
        OR title = 'first' OR title = 'senior' OR title = 'professor'),
    honours TEXT NOT NULL CHECK (honours GLOB '[[]*]'),
    leave TEXT CHECK (leave = 'maternity' OR leave = 'sick' OR leave = 'official'
        OR leave = 'study'),
    roles TEXT NOT NULL CHECK (roles GLOB '[[]*]'),
    retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO person VALUES('T001',1,'张敏','hetu','1988-03','female','2010','["语文","道德与法治,\"综合\"",""]','backbone','teaching','private','bachelor',replace('汉语言文学\n	','\n',char(10)),'none','["区级骨干"]','maternity','["teacher","2024-09-01.. leader:语文 @:..","2024-09-01..2025-01-17 expert:"]','2025-01-17');
CREATE TABLE person_change (
    person TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field = 'name' OR field = 'unit' OR field = 'subjects'
        OR field = 'category' OR field = 'post' OR field = 'establishment'
        OR field = 'degree' OR field = 'major' OR field = 'title' OR field = 'honours'
        OR field = 'leave'),
    from_day TEXT NOT NULL
        CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    value TEXT,
    CHECK (CASE field WHEN 'name' THEN value IS NOT NULL
        WHEN 'unit' THEN value IS NOT NULL
        WHEN 'subjects' THEN (value IS NOT NULL AND value GLOB '[[]*]')
        WHEN 'honours' THEN (value IS NOT NULL AND value GLOB '[[]*]')
        WHEN 'category' THEN (value IS NULL OR value = 'backbone' OR value = 'young'
        OR value = 'mature') WHEN 'post' THEN (value IS NULL OR value = 'teaching'
        OR value = 'care' OR value = 'support') WHEN 'establishment' THEN (value IS NULL
        OR value = 'permanent' OR value = 'contract' OR value = 'private')
        WHEN 'degree' THEN (value IS NULL OR value = 'secondary' OR value = 'college'
        OR value = 'bachelor' OR value = 'master' OR value = 'doctor')
        WHEN 'title' THEN (value IS NULL OR value = 'none' OR value = 'third'
        OR value = 'second' OR value = 'first' OR value = 'senior'
        OR value = 'professor') WHEN 'leave' THEN (value IS NULL OR value = 'maternity'
        OR value = 'sick' OR value = 'official' OR value = 'study') ELSE 1 END),
    PRIMARY KEY (person, field, from_day),
    FOREIGN KEY (person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO person_change VALUES('T001','category','2024-09-01',NULL);
INSERT INTO person_change VALUES('T001','degree','2025-01-17','master');
INSERT INTO person_change VALUES('T001','establishment','2024-09-01','permanent');
INSERT INTO person_change VALUES('T001','honours','2024-09-01','["市级骨干","区级骨干"]');
INSERT INTO person_change VALUES('T001','leave','2024-09-01',NULL);
INSERT INTO person_change VALUES('T001','major','2025-01-17',NULL);
INSERT INTO person_change VALUES('T001','name','2024-09-01','张慜');
INSERT INTO person_change VALUES('T001','post','2024-09-01','care');
INSERT INTO person_change VALUES('T001','subjects','2024-09-01','[]');
INSERT INTO person_change VALUES('T001','title','2024-09-01','senior');
INSERT INTO person_change VALUES('T001','title','2025-01-17','professor');
INSERT INTO person_change VALUES('T001','unit','2024-09-01','daoli');
CREATE TABLE class (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    unit TEXT NOT NULL,
    entered INTEGER NOT NULL CHECK (entered BETWEEN 1900 AND 2199),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    homeroom TEXT,
    retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (homeroom) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO class VALUES('hetu-2022-1',1,'hetu',2022,1,'T001','2025-01-17');
CREATE TABLE class_change (
    class TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field = 'homeroom'),
    from_day TEXT NOT NULL
        CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    value TEXT,
    PRIMARY KEY (class, field, from_day),
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO class_change VALUES('hetu-2022-1','homeroom','2024-09-01',NULL);
CREATE TABLE teaching (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    teacher TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    from_day TEXT NOT NULL
        CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    to_day TEXT
        CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
            AND to_day >= from_day),
    FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO teaching VALUES('TA-1',1,'T001','hetu-2022-1','语文','2024-09-01','2025-01-17');
CREATE TABLE term (
    unit TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    from_day TEXT NOT NULL
        CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    to_day TEXT NOT NULL
        CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
            AND to_day >= from_day),
    holidays TEXT NOT NULL CHECK (holidays GLOB '[[]*]'),
    workdays TEXT NOT NULL CHECK (workdays GLOB '[[]*]'),
    stated_weeks INTEGER CHECK (stated_weeks >= 0),
    PRIMARY KEY (unit, name),
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO term VALUES('hetu','2024-autumn',1,'2024-09-01','2025-01-17','["2024-09-15..2024-09-17","2025-01-17.."]','["2024-09-14","2024-09-29"]',18);
CREATE TABLE test (
    unit TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    title TEXT,
    term_unit TEXT,
    term_name TEXT,
    kind TEXT NOT NULL CHECK (kind = 'monthly' OR kind = 'unit' OR kind = 'midterm'
        OR kind = 'final' OR kind = 'yearly'),
    CHECK ((term_unit IS NULL) = (term_name IS NULL)),
    PRIMARY KEY (unit, name),
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (term_unit, term_name) REFERENCES term (unit, name)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO test VALUES('hetu','2024-10',2,'十月监测','hetu','2024-autumn','monthly');
CREATE TABLE paper (
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
    subject TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    full_marks INTEGER NOT NULL CHECK (full_marks > 0),
    excellent INTEGER CHECK (excellent BETWEEN 0 AND full_marks),
    good INTEGER CHECK (good BETWEEN 0 AND full_marks),
    pass INTEGER CHECK (pass BETWEEN 0 AND full_marks),
    low INTEGER CHECK (low BETWEEN 0 AND full_marks),
    PRIMARY KEY (unit, test, grade, subject),
    FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO paper VALUES('hetu','2024-10',3,'数学',1,'2024-10-25',10000,NULL,NULL,NULL,NULL);
INSERT INTO paper VALUES('hetu','2024-10',3,'科学',1,'2024-10-25',10000,NULL,NULL,NULL,NULL);
INSERT INTO paper VALUES('hetu','2024-10',3,'英语',1,'2024-10-25',10000,NULL,NULL,NULL,NULL);
INSERT INTO paper VALUES('hetu','2024-10',3,'语文',2,'2024-10-25',10000,8500,7500,6000,0);
CREATE TABLE result (
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
    on_roll INTEGER NOT NULL CHECK (on_roll >= 0),
    sat INTEGER NOT NULL CHECK (sat BETWEEN 0 AND on_roll),
    excellent INTEGER NOT NULL CHECK (excellent BETWEEN 0 AND sat),
    pass INTEGER NOT NULL CHECK (pass BETWEEN 0 AND sat),
    total INTEGER NOT NULL CHECK (total >= 0),
    PRIMARY KEY (unit, test, class, subject),
    FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO result VALUES('hetu','2024-10','hetu-2022-1','语文',1,3,41,40,32,38,354150);
CREATE TABLE scheme_version (
    scheme TEXT NOT NULL CHECK (length(scheme) BETWEEN 1 AND 64),
    version INTEGER NOT NULL CHECK (version >= 1),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    file TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    text TEXT NOT NULL,
    PRIMARY KEY (scheme, version)
) STRICT;
INSERT INTO scheme_version VALUES('hetu',1,1,'etc/schemes/hetu.scheme','0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a',replace('# 方案\nline excellent=85\n','\n',char(10)));
CREATE TABLE scheme_use (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    scheme TEXT NOT NULL,
    version INTEGER NOT NULL,
    unit TEXT NOT NULL,
    from_day TEXT NOT NULL
        CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    to_day TEXT
        CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
            AND to_day >= from_day),
    FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO scheme_use VALUES('SU-1',1,'hetu',1,'hetu','2024-09-01',NULL);
CREATE TABLE counter (
    prefix TEXT PRIMARY KEY,
    value INTEGER NOT NULL CHECK (value > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES('TA',17);
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
    batch INTEGER NOT NULL CHECK (batch BETWEEN 1 AND sequence),
    time_ms INTEGER NOT NULL,
    uid INTEGER NOT NULL CHECK (uid >= 0),
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    comment TEXT,
    changes BLOB NOT NULL,
    idempotency_key TEXT CHECK (length(idempotency_key) BETWEEN 1 AND 128),
    outcome TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO audit VALUES(1,1,1730000000001,1000,'admin','教师 登记',NULL,X'0e01060000000202544101220d0123000000020453552d3101020204686574750102020468657475020a323032342d30392d3031000c01820000000204686574750102010202176574632f736368656d65732f686574752e736368656d65024030613061306130613061306130613061306130613061306130613061306130613061306130613061306130613061306130613061306130613061306130613061021b2320e696b9e6a1880a6c696e6520657863656c6c656e743d38350a0b01340000000204686574750207323032342d3130020b686574752d323032322d310206e8afade6968701020106015201500140014c01cc9d2b0a01370000000204686574750207323032342d313001060206e8afade696870102020a323032342d31302d323501a09c0101e8840101987501e05d010009013b0000000204686574750207323032342d31300102020ce58d81e69c88e79b91e6b58b020468657475020b323032342d617574756d6e02076d6f6e74686c79080177000000020468657475020b323032342d617574756d6e0102020a323032342d30392d3031020a323032352d30312d313702295b22323032342d30392d31352e2e323032342d30392d3137222c22323032352d30312d31372e2e225d021b5b22323032342d30392d3134222c22323032342d30392d3239225d012407013b000000020454412d310102020454303031020b686574752d323032322d310206e8afade69687020a323032342d30392d3031020a323032352d30312d313705012c000000020b686574752d323032322d31010202046865747501cc1f0102020454303031020a323032352d30312d3137060124000000020b686574752d323032322d310208686f6d65726f6f6d020a323032342d30392d30310003011301000002045430303101020206e5bca0e6958f0204686574750207313938382d3033020666656d616c65020432303130022a5b22e8afade69687222c22e98193e5beb7e4b88ee6b395e6b2bb2c5c22e7bbbce590885c22222c22225d02086261636b626f6e6502087465616368696e67020770726976617465020862616368656c6f720212e6b189e8afade8a880e69687e5ada60a090102046e6f6e6502105b22e58cbae7baa7e9aaa8e5b9b2225d02096d617465726e697479024e5b2274656163686572222c22323032342d30392d30312e2e206c65616465723ae8afade6968720403a2e2e222c22323032342d30392d30312e2e323032352d30312d3137206578706572743a225d020a323032352d30312d313704012000000002045430303102046e616d65020a323032342d30392d30310206e5bca0e6859c04011f0000000204543030310204756e6974020a323032342d30392d3031020564616f6c6904012000000002045430303102087375626a65637473020a323032342d30392d303102025b5d04011d000000020454303031020863617465676f7279020a323032342d30392d30310004011e0000000204543030310204706f7374020a323032342d30392d303102046361726504012c000000020454303031020d65737461626c6973686d656e74020a323032342d30392d303102097065726d616e656e740401220000000204543030310206646567726565020a323032352d30312d313702066d617374657204011a00000002045430303102056d616a6f72020a323032352d30312d31370004012100000002045430303102057469746c65020a323032342d30392d3031020673656e696f7204012400000002045430303102057469746c65020a323032352d30312d3137020970726f666573736f7204013c0000000204543030310207686f6e6f757273020a323032342d30392d3031021f5b22e5b882e7baa7e9aaa8e5b9b2222c22e58cbae7baa7e9aaa8e5b9b2225d04011a00000002045430303102056c65617665020a323032342d30392d3031000101580000000204686574750102020ce6b2b3e59bbee5b08fe5ada602077072696d617279020564616f6c690209e98193e9878ce58cba0212e4b880e7b1bb22e59f8ee58cba225ce6a0a102052d312e2e36020a323032352d30312d313702012c00000002046865747502046e616d65020a323032342d30392d30310212e6b2b3e59bbee5ae9ee9aa8ce5b08fe5ada602012300000002046865747502046b696e64020a323032342d30392d303102096e696e652d7965617202011b0000000204686574750206706172656e74020a323032352d30312d313700020119000000020468657475020461726561020a323032342d30392d303100020121000000020468657475020567726f7570020a323032352d30312d31370206e4ba8ce7b1bb02011b0000000204686574750206677261646573020a323032342d30392d30310001012a000000020564616f6c6901020212e98193e9878ce58cbae69599e882b2e5b18002066275726561750000000000',NULL,'id=A-1 rev=1',X'd1a713ecb554d49af85fa1cfba46596b931b67bf4310348209d91e63e0f10cb7',X'e231be35640973241cf17ff418832f3d6df049b4a3e4b17b7212f1877fcab046');
INSERT INTO audit VALUES(2,2,1730000000002,1000,'admin','教师 登记',NULL,X'0a012f0000000204686574750207323032342d313001060206e695b0e5ada60102020a323032342d31302d323501a09c01000000000a012f0000000204686574750207323032342d313001060206e88bb1e8afad0102020a323032342d31302d323501a09c01000000000a012f0000000204686574750207323032342d313001060206e7a791e5ada60102020a323032342d31302d323501a09c010000000016015e000000020444532d31010202035030310204686574750207323032342d313002135b22e8afade69687222c22e695b0e5ada6225d020a323032342d30392d3031020a323032352d30312d313702135b22323032352d30312d31372054303031225d1401280000000204686574750207323032342d3130020b686574752d323032322d310206e695b0e5ada60102010615012d0000000204686574750207323032342d3130020b686574752d323032322d310206e695b0e5ada6020350303101fc5c001501320000000204686574750207323032342d3130020b686574752d323032322d310206e695b0e5ada60203503032000206616273656e741501330000000204686574750207323032342d3130020b686574752d323032322d310206e695b0e5ada60203503033000207657863757365641301390000000204686574750207323032342d3130020b686574752d323032322d310206e88bb1e8afad010201060152014e01020000014c000001860e01021301390000000204686574750207323032342d3130020b686574752d323032322d310206e7a791e5ada6010201060152015001000140014c015001000000000f0110000000020350303101020206e8b5b5e4b8800010012500000002035030310205636c617373020a323032342d30392d3031020b686574752d323032322d3110011900000002035030310205636c617373020a323032352d30312d3137000f01090000000203503032010200000f01090000000203503033010200001701410000000203442d310102020454303031020468657475020b323032342d617574756d6e0206e8afade696870106020a323032352d30312d31370209e69c9fe69cabe58db7180147000000020468657475020e323032342d6b6e6f776c65646765010202096b6e6f776c65646765020a323032352d30312d313701a09c010212e5ada6e7a791e79fa5e8af86e6b58be8af95190121000000020468657475020e323032342d6b6e6f776c6564676502045430303101d08c01000a02370000000204686574750207323032342d313001060206e8afade696870102020a323032342d31302d323501a09c0101e8840101987501e05d0100370000000204686574750207323032342d313001060206e8afade696870104020a323032342d31302d323501a09c0101e8840101987501e05d010011012d0000000204686574750207323032342d313001060206e8afade69687020b686574752d323032322d310204543030310009023b0000000204686574750207323032342d31300102020ce58d81e69c88e79b91e6b58b020468657475020b323032342d617574756d6e02076d6f6e74686c793b0000000204686574750207323032342d31300104020ce58d81e69c88e79b91e6b58b020468657475020b323032342d617574756d6e02076d6f6e74686c7912012f0000000204686574750207323032342d31300212e8b4a8e9878fe79b91e6b58be68abde6a0b7020a323032342d30392d3031','k2','id=A-2 rev=1',X'e231be35640973241cf17ff418832f3d6df049b4a3e4b17b7212f1877fcab046',X'8eb68ceba456fe71509385e6a93e32c9030acbe361cc56eaae6e57503df4f480');
INSERT INTO audit VALUES(3,3,1730000000003,1000,'admin','教师 登记',NULL,X'1c017000000002044f422d31010202044c532d31020454303031020873657061726174650206e68f90e997ae0205e5a5bd225c0206e5a49ae8afbb020a323032352d30312d3137020a323032352d30312d313702046865747501020203e8a1a802145b22343530222c222d222c22222c222d3530225d1d015f000000020445562d310102020441432d31020454303031000000020a323032352d30312d31370209666f6c6c6f772d7570020a323032352d30312d313702046865747501020203e8a1a802075b22353030225d0000000206e5ae9ee794a802025b5d1d01be000000020445562d3201020000020b686574752d323032322d31020468657475020454303031020a323032352d30312d313700020a323032352d30312d313702046865747501020203e8a1a800014802115b22333020352030222c22222c2231225d015000025a5b22323032352d30312d31375c7530303039323032352d30312d31375c7530303039e69599e6a188e4b88de585a85c7530303039e5b7b2e8a1a5222c225c75303030395c7530303039e697a0e8aeb0e5bd955c7530303039225d1b016300000002044c532d31010202087265736561726368020468657475020a323032342d30392d30310204332e2e34020b686574752d323032322d310206e8afade696870206e7bfa0e9b89f0204543030310206e5a49ae8afbb0206e4b88de8b6b3020441432d311b013e00000002044c532d32010202086f7264696e617279020468657475020a323032352d30312d3137020c30383a30302e2e32343a30300000000204543030310000001a019b000000020441432d31010202057669736974020468657475020a323032342d30392d3031020a323032352d30312d3137020ce98081e69599e4b88be4b9a10206e7a4bce5a0820206e8afade6968702085b2254303031225d02175b226f6273657276696e67222c226a6f696e696e67225d011802066c6573736f6e020f7465616368696e672d6167653c3d3502105b223220e4b880e7ad8920e5a596225d',NULL,'id=A-3 rev=1',X'8eb68ceba456fe71509385e6a93e32c9030acbe361cc56eaae6e57503df4f480',X'7a480a6576c8102e450699328c0546165fb24bf12e04cfa5639f2771f0aa6122');
CREATE TABLE digest (
    table_name TEXT PRIMARY KEY,
    lanes BLOB NOT NULL CHECK (length(lanes) = 32),
    row_count INTEGER NOT NULL CHECK (row_count >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO digest VALUES('activity',X'964326a7e23d045840fef9b04f3f82f5e60d3e952cd5fcb9a32f59287a327f16',1);
INSERT INTO digest VALUES('class',X'49e3012901c270aad1696ea32b6a19438a3a02ae5066f1ad1752c8091c60a1c0',1);
INSERT INTO digest VALUES('class_change',X'fa2593f4bbdf45cbe98a54ed17e85e7f27dad39ec4a9bfe1cf77aa7f608288e9',1);
INSERT INTO digest VALUES('counter',X'6383d5fc58c0eaf0a2eeac19ce631297864f6e6efc9aafeda93612e4fe24cb70',1);
INSERT INTO digest VALUES('dossier',X'1832e1d832aa5961f4207a7999489222c7a60d2cc5f263e8c437c2ab2d75cea9',1);
INSERT INTO digest VALUES('draft',X'b1753744bca9670bf221a189f8eecf7ce1cafb57d37d30bd780cad9423d5a348',1);
INSERT INTO digest VALUES('evaluation',X'e318d5241b74f303a26836e35e4eb164e1d43084b1bd63f71f8ababb2a1f9ff8',2);
INSERT INTO digest VALUES('exam',X'b688c2d1fb5011bd97a5b4e18be45b382bc175d843612d7288a735285aaeb37f',1);
INSERT INTO digest VALUES('exam_mark',X'5d7e2c7c09175878c3d402c5c9c175a59d4a48f7ae12c0374d16a0db57e548c9',1);
INSERT INTO digest VALUES('lesson',X'c2d04dfd46fd7f89e840f4184f2e65ac0ed2d8777f4aa7bafa1f924988cc4c39',2);
INSERT INTO digest VALUES('mark',X'45b49dba2e6b3a301c8a974608362b75833620abe43a872d069565605d09ce22',3);
INSERT INTO digest VALUES('mark_sheet',X'944832ce26654da5dab66eab101b8e003ed33bbe03af56e383dde37af8dbb171',1);
INSERT INTO digest VALUES('observation',X'83cbfc2ae8d63649165c294ecbf062755263539bb86fe4d4424529f69c0678de',1);
INSERT INTO digest VALUES('paper',X'3a1244f6ba865cf52c599fd2383806155c7198d61fdf315d91728e14b456bbf2',4);
INSERT INTO digest VALUES('paper_staff',X'070243d4cc293ecd4f9b53d18f031e886ea6b16dabc9ae6a3f9aba6754459b1d',1);
INSERT INTO digest VALUES('person',X'acf518ac82ae6db4e2122be0ad1e13768d10667844c1337cce4f9daeb7ffbadd',1);
INSERT INTO digest VALUES('person_change',X'52884a0fc0fbe3a7a4ad70a8cdd60357b00eb4811bb051d2a63cb7245f197074',12);
INSERT INTO digest VALUES('pupil',X'b370654ca1e415a8fce4d2763e52f31b8aeee0c3c049d1f5d990d4298034e0f5',3);
INSERT INTO digest VALUES('pupil_change',X'a7c623f0f46cb230921c51d1709b585a5971d99e60488860af808ca7094afbea',2);
INSERT INTO digest VALUES('result',X'2a2b699525c7a4fe89f6da9b0920f5a62eedffac00dab5f0495176702dca722a',1);
INSERT INTO digest VALUES('result_counts',X'33f509d08e8c68daa81ab58e64e80c06a83e7257c72adde15e70c7f1b71cd8c1',2);
INSERT INTO digest VALUES('scheme_use',X'130f23fdcfa92bc5ff5677a4f04b4da2f15feb609bbd53979c3f4b1125f20a19',1);
INSERT INTO digest VALUES('scheme_version',X'a24b3081ab78f6d1e22950af04f20eca43f94d4e9d5a6ea2c84dde3d602ad061',1);
INSERT INTO digest VALUES('teaching',X'4fcffba3625b869bfe8a98cc5abd19cd67ebd4d1a2f8088290fccdfd4cb512eb',1);
INSERT INTO digest VALUES('term',X'6bf3536393271bd0895425cb473d19146ea2e58c16d8b6696e29df559d412622',1);
INSERT INTO digest VALUES('test',X'8a4eb0873c158ac76b4e0c9bcbb07db21a1e7e58b55cf9a687305717022042b2',1);
INSERT INTO digest VALUES('test_notice',X'cc0cb11dde042774c32a29c1bd93e387e9f0bf8685171f9d4611d8d2d62704c5',1);
INSERT INTO digest VALUES('unit',X'c03cda7a294aeb2b7ccf169bcfa8e914214ddbf5a29e15dee3b1ecf27ce6a3a0',2);
INSERT INTO digest VALUES('unit_change',X'70797961d9c777ae06d1d1af9bf4e7e2d92bdfe6f58eb1ad5234686ff1e19991',6);
CREATE TABLE pupil (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    name TEXT,
    class TEXT,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO pupil VALUES('P01',1,'赵一',NULL);
INSERT INTO pupil VALUES('P02',1,NULL,NULL);
INSERT INTO pupil VALUES('P03',1,NULL,NULL);
CREATE TABLE pupil_change (
    pupil TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field = 'class'),
    from_day TEXT NOT NULL
        CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    value TEXT,
    PRIMARY KEY (pupil, field, from_day),
    FOREIGN KEY (pupil) REFERENCES pupil (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO pupil_change VALUES('P01','class','2024-09-01','hetu-2022-1');
INSERT INTO pupil_change VALUES('P01','class','2025-01-17',NULL);
CREATE TABLE paper_staff (
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    grade INTEGER NOT NULL,
    subject TEXT NOT NULL,
    class TEXT NOT NULL,
    invigilator TEXT,
    marker TEXT,
    PRIMARY KEY (unit, test, grade, subject, class),
    FOREIGN KEY (unit, test, grade, subject)
        REFERENCES paper (unit, test, grade, subject) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (invigilator) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (marker) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO paper_staff VALUES('hetu','2024-10',3,'语文','hetu-2022-1','T001',NULL);
CREATE TABLE test_notice (
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    reason TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    PRIMARY KEY (unit, test),
    FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO test_notice VALUES('hetu','2024-10','质量监测抽样','2024-09-01');
CREATE TABLE result_counts (
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
    on_roll INTEGER NOT NULL CHECK (on_roll >= 0),
    sat INTEGER NOT NULL CHECK (sat BETWEEN 0 AND on_roll),
    excused INTEGER NOT NULL CHECK (excused BETWEEN 0 AND on_roll - sat),
    excellent INTEGER CHECK (excellent BETWEEN 0 AND sat),
    good INTEGER CHECK (good BETWEEN 0 AND sat),
    pass INTEGER CHECK (pass BETWEEN 0 AND sat),
    low INTEGER CHECK (low BETWEEN 0 AND sat),
    total INTEGER CHECK (total >= 0),
    printed INTEGER CHECK (printed >= 0),
    places INTEGER CHECK (places BETWEEN 0 AND 2),
    CHECK (total IS NULL OR printed IS NULL),
    CHECK ((printed IS NULL) = (places IS NULL)),
    PRIMARY KEY (unit, test, class, subject),
    FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO result_counts VALUES('hetu','2024-10','hetu-2022-1','科学',1,3,41,40,0,32,38,40,0,NULL,NULL,NULL);
INSERT INTO result_counts VALUES('hetu','2024-10','hetu-2022-1','英语',1,3,41,39,1,NULL,NULL,38,NULL,NULL,899,1);
CREATE TABLE mark_sheet (
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
    PRIMARY KEY (unit, test, class, subject),
    FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO mark_sheet VALUES('hetu','2024-10','hetu-2022-1','数学',1,3);
CREATE TABLE mark (
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    pupil TEXT NOT NULL,
    marks INTEGER CHECK (marks >= 0),
    missing TEXT CHECK (missing = 'absent' OR missing = 'excused'),
    CHECK ((marks IS NULL) = (missing IS NOT NULL)),
    PRIMARY KEY (unit, test, class, subject, pupil),
    FOREIGN KEY (unit, test, class, subject)
        REFERENCES mark_sheet (unit, test, class, subject) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (pupil) REFERENCES pupil (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO mark VALUES('hetu','2024-10','hetu-2022-1','数学','P01',5950,NULL);
INSERT INTO mark VALUES('hetu','2024-10','hetu-2022-1','数学','P02',NULL,'absent');
INSERT INTO mark VALUES('hetu','2024-10','hetu-2022-1','数学','P03',NULL,'excused');
CREATE TABLE dossier (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    pupil TEXT NOT NULL,
    unit TEXT NOT NULL,
    test TEXT NOT NULL,
    subjects TEXT NOT NULL CHECK (subjects GLOB '[[]*]'),
    opened TEXT NOT NULL
        CHECK (opened GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    closed TEXT CHECK (closed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    checks TEXT NOT NULL CHECK (checks GLOB '[[]*]'),
    FOREIGN KEY (pupil) REFERENCES pupil (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (unit, test) REFERENCES test (unit, name) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO dossier VALUES('DS-1',1,'P01','hetu','2024-10','["语文","数学"]','2024-09-01','2025-01-17','["2025-01-17 T001"]');
CREATE TABLE draft (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    teacher TEXT NOT NULL,
    term_unit TEXT NOT NULL,
    term_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    grade INTEGER NOT NULL CHECK (grade BETWEEN -3 AND 12),
    on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    title TEXT,
    FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (term_unit, term_name) REFERENCES term (unit, name)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO draft VALUES('D-1',1,'T001','hetu','2024-autumn','语文',3,'2025-01-17','期末卷');
CREATE TABLE exam (
    unit TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    kind TEXT NOT NULL CHECK (kind = 'knowledge' OR kind = 'theory' OR kind = 'skill'),
    on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    full_marks INTEGER NOT NULL CHECK (full_marks > 0),
    title TEXT,
    PRIMARY KEY (unit, name),
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO exam VALUES('hetu','2024-knowledge',1,'knowledge','2025-01-17',10000,'学科知识测试');
CREATE TABLE exam_mark (
    unit TEXT NOT NULL,
    exam TEXT NOT NULL,
    teacher TEXT NOT NULL,
    marks INTEGER CHECK (marks >= 0),
    missing TEXT CHECK (missing = 'absent' OR missing = 'excused'),
    CHECK ((marks IS NULL) = (missing IS NOT NULL)),
    PRIMARY KEY (unit, exam, teacher),
    FOREIGN KEY (unit, exam) REFERENCES exam (unit, name) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO exam_mark VALUES('hetu','2024-knowledge','T001',9000,NULL);
CREATE TABLE activity (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    kind TEXT NOT NULL CHECK (kind = 'open-day' OR kind = 'visit' OR kind = 'contest'
        OR kind = 'course' OR kind = 'survey' OR kind = 'inspection'
        OR kind = 'meeting'),
    unit TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    to_day TEXT
        CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
            AND to_day >= on_day),
    name TEXT,
    place TEXT,
    subject TEXT,
    people TEXT NOT NULL CHECK (people GLOB '[[]*]'),
    forms TEXT NOT NULL CHECK (forms GLOB '[[]*]'),
    invited INTEGER CHECK (invited >= 0),
    instrument TEXT,
    eligible TEXT,
    awards TEXT NOT NULL CHECK (awards GLOB '[[]*]'),
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO activity VALUES('AC-1',1,'visit','hetu','2024-09-01','2025-01-17','送教下乡','礼堂','语文','["T001"]','["observing","joining"]',12,'lesson','teaching-age<=5','["2 一等 奖"]');
CREATE TABLE lesson (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    kind TEXT NOT NULL CHECK (kind = 'ordinary' OR kind = 'research'
        OR kind = 'demonstration' OR kind = 'report' OR kind = 'open'
        OR kind = 'contest'),
    unit TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    at_time TEXT CHECK (at_time GLOB '*..*'),
    class TEXT,
    subject TEXT,
    topic TEXT,
    giver TEXT NOT NULL,
    said_before TEXT,
    said_after TEXT,
    activity TEXT,
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (giver) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (activity) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO lesson VALUES('LS-1',1,'research','hetu','2024-09-01','3..4','hetu-2022-1','语文','翠鸟','T001','多读','不足','AC-1');
INSERT INTO lesson VALUES('LS-2',1,'ordinary','hetu','2025-01-17','08:00..24:00',NULL,NULL,NULL,'T001',NULL,NULL,NULL);
CREATE TABLE observation (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    lesson TEXT NOT NULL,
    observer TEXT NOT NULL,
    mode TEXT CHECK (mode = 'collective' OR mode = 'separate'),
    focus TEXT,
    comment TEXT,
    suggestions TEXT,
    feedback TEXT
        CHECK (feedback GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    entered TEXT NOT NULL
        CHECK (entered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    scheme TEXT,
    version INTEGER,
    instrument TEXT,
    marks TEXT CHECK (marks GLOB '[[]*]'),
    CHECK ((scheme IS NULL) = (version IS NULL)),
    CHECK ((scheme IS NULL) = (instrument IS NULL)),
    CHECK ((scheme IS NULL) = (marks IS NULL)),
    FOREIGN KEY (lesson) REFERENCES lesson (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (observer) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO observation VALUES('OB-1',1,'LS-1','T001','separate','提问','好"\','多读','2025-01-17','2025-01-17','hetu',1,'表','["450","-","","-50"]');
CREATE TABLE evaluation (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    activity TEXT,
    teacher TEXT,
    class TEXT,
    unit TEXT,
    by_person TEXT,
    on_day TEXT NOT NULL CHECK (on_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    phase TEXT CHECK (phase = 'instant' OR phase = 'follow-up'),
    entered TEXT NOT NULL
        CHECK (entered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    scheme TEXT NOT NULL,
    version INTEGER NOT NULL,
    instrument TEXT NOT NULL,
    marks TEXT CHECK (marks GLOB '[[]*]'),
    forms INTEGER CHECK (forms >= 0),
    counts TEXT CHECK (counts GLOB '[[]*]'),
    invited INTEGER CHECK (invited >= 0),
    comment TEXT,
    findings TEXT NOT NULL CHECK (findings GLOB '[[]*]'),
    CHECK (activity IS NOT NULL OR teacher IS NOT NULL OR class IS NOT NULL
        OR unit IS NOT NULL),
    CHECK ((marks IS NULL) = (forms IS NOT NULL)),
    CHECK ((forms IS NULL) = (counts IS NULL)),
    FOREIGN KEY (activity) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (teacher) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (class) REFERENCES class (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (unit) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (by_person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (scheme, version) REFERENCES scheme_version (scheme, version)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO evaluation VALUES('EV-1',1,'AC-1','T001',NULL,NULL,NULL,'2025-01-17','follow-up','2025-01-17','hetu',1,'表','["500"]',NULL,NULL,NULL,'实用','[]');
INSERT INTO evaluation VALUES('EV-2',1,NULL,NULL,'hetu-2022-1','hetu','T001','2025-01-17',NULL,'2025-01-17','hetu',1,'表',NULL,36,'["30 5 0","","1"]',40,NULL,'["2025-01-17\u00092025-01-17\u0009教案不全\u0009已补","\u0009\u0009无记录\u0009"]');
CREATE INDEX class_homeroom ON class (homeroom);
CREATE INDEX teaching_teacher ON teaching (teacher);
CREATE INDEX teaching_class ON teaching (class);
CREATE INDEX test_term ON test (term_unit, term_name);
CREATE INDEX result_class ON result (class);
CREATE INDEX audit_idempotency ON audit (uid, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX pupil_class ON pupil (class);
CREATE INDEX paper_staff_class ON paper_staff (class);
CREATE INDEX paper_staff_invigilator ON paper_staff (invigilator);
CREATE INDEX paper_staff_marker ON paper_staff (marker);
CREATE INDEX result_counts_class ON result_counts (class);
CREATE INDEX mark_sheet_class ON mark_sheet (class);
CREATE INDEX mark_pupil ON mark (pupil);
CREATE INDEX dossier_pupil ON dossier (pupil);
CREATE INDEX dossier_test ON dossier (unit, test);
CREATE INDEX draft_teacher ON draft (teacher);
CREATE INDEX draft_term ON draft (term_unit, term_name);
CREATE INDEX exam_mark_teacher ON exam_mark (teacher);
CREATE INDEX lesson_class ON lesson (class);
CREATE INDEX lesson_giver ON lesson (giver);
CREATE INDEX lesson_activity ON lesson (activity);
CREATE INDEX observation_lesson ON observation (lesson);
CREATE INDEX observation_observer ON observation (observer);
CREATE INDEX observation_scheme ON observation (scheme, version);
CREATE INDEX evaluation_activity ON evaluation (activity);
CREATE INDEX evaluation_teacher ON evaluation (teacher);
CREATE INDEX evaluation_class ON evaluation (class);
CREATE INDEX evaluation_by ON evaluation (by_person);
CREATE INDEX evaluation_scheme ON evaluation (scheme, version);
COMMIT;
