package translate

import (
	"fmt"

	"panj/internal/article"
)

// intake takes the items of one answer. While the items come in the order in
// which their blocks were asked for, each is taken as it closes, and what says
// a block again later is not heard. An answer in another order is read at its
// end, where a block that it has twice is not whole.
type intake struct {
	run    *run
	wanted []article.Block
	stream stream
	next   int             // the block that is due
	taken  map[string]bool // what this answer gave
}

func (r *run) intake(wanted []article.Block) *intake {
	in := &intake{run: r, wanted: wanted, taken: map[string]bool{}}
	in.stream.whole = in.close
	return in
}

// read takes a piece of the answer.
func (in *intake) read(delta string) { in.stream.write(delta) }

// close takes an item that is whole, if it is the one that is due or, where
// the answer left some out, one behind it.
func (in *intake) close(item Item) {
	for i := in.next; i < len(in.wanted); i++ {
		if in.wanted[i].ID != item.ID {
			continue
		}
		if in.take(in.wanted[i], item.Text, "") == nil {
			in.run.progress()
		}
		in.next = i + 1
		return
	}
}

// finish takes what the whole answer has beyond that. The error is the first
// reason why a wanted block is not among it.
func (in *intake) finish(reply Reply, model string) error {
	times, texts := map[string]int{}, map[string]string{}
	for _, item := range reply.Blocks {
		times[item.ID]++
		texts[item.ID] = item.Text
	}
	var first error
	for _, b := range in.wanted {
		var err error
		switch {
		case in.taken[b.ID]:
			in.run.sign(b.ID, model)
		case times[b.ID] == 0:
			err = fmt.Errorf("block %s: it is not in the answer", b.ID)
		case times[b.ID] > 1:
			err = fmt.Errorf("block %s: the answer has it more than once", b.ID)
		default:
			err = in.take(b, texts[b.ID], model)
		}
		if err != nil && first == nil {
			first = err
		}
	}
	return first
}

// take makes an item the block's result, unless it is wrong as a value.
func (in *intake) take(b article.Block, text, model string) error {
	u, err := in.run.unmask(b, text)
	if err != nil {
		return err
	}
	in.taken[b.ID] = true
	in.run.asked["translate"] = true
	in.run.accept(b, result{Unmasked: u, masked: text, state: Done, model: model})
	return nil
}

// sign names the model that wrote a block, once the answer has named it.
func (r *run) sign(id, model string) {
	res := r.results[id]
	res.model = model
	r.put(id, res)
}
